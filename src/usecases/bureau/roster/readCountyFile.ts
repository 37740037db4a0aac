import type { ReadingContext } from '#domain/people/roster/context';
import { kept, type Unusable } from '#domain/people/roster/readRoster';
import type { FileLimits } from '#usecases/school/roster/limits';
import { refusals } from '#usecases/school/roster/parse/refusal';
import { startReader } from '#usecases/school/roster/parse/startReader';
import type { CountyFile, CountyHead } from './countyFile.ts';

const child = new URL('./parse/child.ts', import.meta.url);
/** Measured: 100,000 rows of 8 columns live in 80 MB; beside them, what reading leaves behind. */
const leastHeapMb = 128;
const heapMbOf = (rows: number) => Math.max(leastHeapMb, Math.ceil((rows / 1000) * 2));
/** A row is about 150 bytes; problems come on top. */
const answerLimitBytes = (rows: number) => (rows + 50_000) * 600;

const accepted = /\.(xlsx|csv)$/i;

/** One county's file is read at a time: it takes a core and much memory. */
let reading = false;

/**
 * Reads a file of many schools in a process of its own, as the file of one school is read
 * (decision 005). The rows come back in lines, so that nothing large is in memory twice.
 */
export async function readCountyFile(
  bytes: Uint8Array,
  fileName: string,
  context: Omit<ReadingContext, 'maxRows' | 'stages'>,
  limits: FileLimits,
): Promise<{ file: CountyFile } | { unusable: Unusable }> {
  if (!accepted.test(fileName)) return { unusable: otherType };
  if (bytes.length === 0) return { unusable: refusals.empty };
  if (bytes.length > limits.uploadBytes) return { unusable: tooLarge(limits.uploadBytes) };
  if (reading) return { unusable: refusals.busy };
  reading = true;
  try {
    return await readInChild(bytes, { ...context, stages: [], maxRows: limits.maxRows }, limits);
  } finally {
    reading = false;
  }
}

function readInChild(bytes: Uint8Array, context: ReadingContext, { timeoutMs }: FileLimits) {
  const heapMb = heapMbOf(context.maxRows);
  const { reader, send } = startReader(child, { heapMb, timeoutMs });
  const lines: Buffer[] = [];
  const begun: Buffer[] = [];
  let size = 0;
  reader.stdout.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > answerLimitBytes(context.maxRows)) reader.kill('SIGKILL');
    let from = 0;
    for (let end = chunk.indexOf('\n'); end >= 0; end = chunk.indexOf('\n', from)) {
      lines.push(Buffer.concat([...begun.splice(0), chunk.subarray(from, end)]));
      from = end + 1;
    }
    if (from < chunk.length) begun.push(chunk.subarray(from));
  });
  const result = new Promise<{ file: CountyFile } | { unusable: Unusable }>((resolve) => {
    reader.on('error', () => resolve({ unusable: refusals.unreadable }));
    reader.on('close', (code) => {
      resolve(code === 0 ? fileOf(lines) : { unusable: tooComplex(timeoutMs) });
    });
  });
  send(context, bytes);
  return result;
}

function fileOf([first, ...rows]: Buffer[]): { file: CountyFile } | { unusable: Unusable } {
  const told = JSON.parse(first?.toString('utf8') ?? '') as
    | { head: CountyHead }
    | { unusable: Unusable };
  if ('unusable' in told) return told;
  const texts = new Map(told.head.schools.map(({ id }, i) => [id, rows[i] ?? Buffer.from('[]')]));
  return { file: { ...told.head, texts } };
}

const otherType: Unusable = {
  slug: 'roster-type',
  detail: `全县名单只收 .xlsx 和 .csv，没有导入；${kept}请用 Excel 或 WPS 打开原文件，另存为 .xlsx 后再上传。`,
};

export const tooLarge = (limitBytes: number): Unusable => ({
  slug: 'roster-too-large',
  detail: `文件超过 ${Math.round(limitBytes / 1024 ** 2)} MB，没有读取；${kept}请只保留学校、学号、姓名、年级、班级几列，去掉图片，或按乡镇分成几个文件上传。`,
});

const tooComplex = (timeoutMs: number): Unusable => ({
  slug: 'roster-too-large',
  detail: `文件太复杂，读取时用完了时间（${Math.round(timeoutMs / 1000)} 秒）或内存，已经停下，没有导入；${kept}请把名单复制到一个新的空白表格，或按乡镇分成几个文件上传。`,
});
