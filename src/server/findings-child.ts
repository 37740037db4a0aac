import { connectForReading, disconnect } from '#db/client';
import { findAnomalies } from '#usecases/bureau/findings/findAnomalies';

// Runs in a process of its own, which may only read: node findings-child.ts <codes in JSON> <now>
process.stdin.on('end', () => process.exit(1)).resume();
process.stdin.unref?.();

const [, , codes = '[]', now = '0'] = process.argv;
await connectForReading(process.env.DATABASE_URL ?? '');
const found = await findAnomalies(JSON.parse(codes), Number(now));
await disconnect();
process.stdout.write(JSON.stringify(found));
