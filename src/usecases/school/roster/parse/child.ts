import type { ClassContext } from '#domain/people/roster/classOf';
import { parseFile } from './parseFile.ts';

/** The process that reads one file: bytes on standard input, a RosterResult in JSON on standard output. */
const chunks: Uint8Array[] = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const context = JSON.parse(process.argv[2] ?? '{}') as ClassContext;
process.stdout.write(
  JSON.stringify(await parseFile(new Uint8Array(Buffer.concat(chunks)), context)),
);
