import { once } from 'node:events';
import { takeLock } from '#server/admin/lock';

/** Takes a DATA_DIR and keeps it until told by a line; prints who has it. */
const [dataDir = ''] = process.argv.slice(2);
const holder = takeLock(dataDir, 'test');
console.log(holder ? `held ${holder.pid}` : 'mine');
await once(process.stdin, 'data');
process.exit();
