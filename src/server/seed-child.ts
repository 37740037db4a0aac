import { fileURLToPath } from 'node:url';
import { connect, disconnect } from '#db/client';
import { migrate } from '#db/migrate';
import { publishLessons } from '#usecases/operator/publishLessons';
import { makeDemonstration } from './demonstration.ts';

// Runs in a process of its own, so that its memory is given back: node seed-child.ts <file>
const [, , file] = process.argv;
await connect(`file:${file}`);
await migrate();
await publishLessons(fileURLToPath(new URL('../../content', import.meta.url)), Date.now());
await makeDemonstration(Date.now());
await disconnect();
