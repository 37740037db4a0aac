import { connect, connection } from '#db/client';

/** Takes a table away from under a running server: node breakTable.ts <file> <table>. */
const [file = '', table = ''] = process.argv.slice(2);
await connect(`file:${file}`);
await connection().writer.execute(`alter table ${table} rename to ${table}_away`);
