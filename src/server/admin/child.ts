import { chmodSync, closeSync, fsyncSync, openSync } from 'node:fs';
import { connectForReading, disconnect } from '#db/client';
import { copyInto, isSound } from '#db/copyInto';
import { schemaState } from '#db/schemaState';
import { computeStatistics } from '#usecases/bureau/items/computeStatistics';
import { recountRolls } from '#usecases/operator/recountRolls';
import { verifyAudit } from '#usecases/operator/verifyAudit';
import { errorWords } from '../error-words.ts';
import { settings } from '../settings.ts';

/** The process for long readings: node child.ts <task> <arguments in JSON>; the result in JSON. */
const tasks: Record<string, (args: never) => Promise<unknown>> = {
  /** Copies the database into a file that survives a power cut. */
  async copy({ file }: { file: string }) {
    process.umask(0o077);
    await copyInto(file);
    await disconnect();
    await connectForReading(`file:${file}`);
    if (!(await isSound())) throw new Error('the copy is damaged');
    syncFile(file);
    return {};
  },

  /** What a file is worth as a database of ours. */
  async inspect() {
    const sound = await isSound();
    return { sound, schema: sound ? await schemaState() : 'none' };
  },

  verify: ({ known }: { known: string[] }) => verifyAudit(known),

  recount: ({ rollId }: { rollId?: number }) => recountRolls(rollId),

  itemStatistics: ({ today }: { today: string }) => computeStatistics(today),
};

function syncFile(file: string): void {
  chmodSync(file, 0o600);
  const descriptor = openSync(file, 'r+');
  fsyncSync(descriptor);
  closeSync(descriptor);
}

// Whoever asked is gone: nobody waits for the answer.
process.stdin.on('end', () => process.exit(1)).resume();
process.stdin.unref?.();

const [task = '', args = '{}'] = process.argv.slice(2);
try {
  await connectForReading(settings().databaseUrl);
  const result = await tasks[task]?.(JSON.parse(args) as never);
  await disconnect();
  process.stdout.write(JSON.stringify(result));
} catch (error) {
  console.error(errorWords(error));
  process.exitCode = 1;
}
