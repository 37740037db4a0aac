import { connect } from '#db/client';
import { migrate } from '#db/migrate';
import { openDesk } from '#server/admin/desk';
import { takeLock } from '#server/admin/lock';
import { settings } from '#server/settings';

/** Does for the operator what a running server does, without the site; DATA_DIR as for a server. */
const checked = settings();
const holder = takeLock(checked.dataDir, 'server');
if (holder) throw new Error(`held by ${holder.pid}`);
await connect(checked.databaseUrl);
await migrate();
await openDesk(checked);
console.log('ready');
setInterval(() => {}, 60_000);
