import { hashCard, hashPassword } from '#auth/credentials';
import { connect, disconnect } from '#db/client';
import { migrate } from '#db/migrate';
import { busy, xiaoming } from './cast.ts';
import { settleCounty } from './county.ts';
import { setAccount } from './sessions.ts';

/** Settles the cast in a new database file: node settleFile.ts <file> <password> <card>. */
const [file = '', password = '', card = ''] = process.argv.slice(2);
await connect(`file:${file}`);
await migrate();
await settleCounty();
await setAccount(busy.admin, { passwordHash: await hashPassword(password) });
await setAccount(xiaoming, { cardHash: hashCard(card) });
await disconnect();
