import { parseTable, type TableLimits } from './parseTable.ts';

/** The process that reads one table: bytes on standard input, a TableResult in JSON on standard output. */
const chunks: Uint8Array[] = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const limits = JSON.parse(process.argv[2] ?? '{}') as TableLimits;
process.stdout.write(
  JSON.stringify(await parseTable(new Uint8Array(Buffer.concat(chunks)), limits)),
);
