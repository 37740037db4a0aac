import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { connect, connection } from '#db/client';

/** Takes the write lock of a database file and keeps it: for so long, or until told by a line. */
const [file = '', forMs] = process.argv.slice(2);
await connect(`file:${file}`);
const held = await connection().writer.transaction('write');
console.log('held');
await (forMs === undefined ? once(process.stdin, 'data') : wait(Number(forMs)));
await held.rollback();
process.exit();
