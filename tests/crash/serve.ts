import { createServer } from 'node:http';
import { api } from '#api/app';
import { connect } from '#db/client';
import { migrate } from '#db/migrate';
import { takeLock } from '#server/admin/lock';
import { createApp } from '#server/app';
import { createFront } from '#server/front';
import { settings } from '#server/settings';

/** The server without the built site: lock, database, writer and API as they always are. */
const checked = settings();
const holder = takeLock(checked.dataDir, 'server');
if (holder) throw new Error(`held by ${holder.pid}`);
const headers = new Map<string, string>();
const front = createFront(headers, 'test');
createServer(front.listener).listen(checked.port, checked.host);
await connect(checked.databaseUrl);
const schema = await migrate();
const noPages = (): never => {
  throw new Error('no pages here');
};
front.open(
  createApp({ settings: checked, headers, files: new Map(), api, astro: noPages }),
  schema,
);
