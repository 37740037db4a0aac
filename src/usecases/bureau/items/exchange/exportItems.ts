import { noteItemsExport } from '#db/commands/bank/noteItemsExport';
import { dayOf } from '#domain/time';
import { storedBank } from './storedBank.ts';
import type { ExportFormat } from './write/formats.ts';
import { writeFile } from './write/writeFile.ts';

const endings: Record<ExportFormat, string> = {
  xlsx: 'xlsx',
  gift: 'gift.txt',
  moodle: 'moodle.xml',
  qti: 'qti.zip',
};

export type ExportedFile = { fileName: string; body: Uint8Array };

/**
 * The questions that are drawn now, with their keys, as a file; noted in the trail before anyone
 * has it.
 * @param lesson its id; null: of all lessons
 * @returns `none` when there is no such lesson, `busy` when the file could not be written now
 */
export async function exportItems(
  format: ExportFormat,
  lesson: string | null,
  by: { accountId: string; regionCode: string },
  now: number,
  write: typeof writeFile = writeFile,
): Promise<ExportedFile | 'none' | 'busy'> {
  const { lessons, items } = await storedBank();
  if (lesson !== null && !lessons.has(lesson)) return 'none';
  const questions = [...items.values()]
    .filter(({ question, retired }) => !retired && (!lesson || question.lesson === lesson))
    .map(({ question }) => question);
  const body = await write(format, questions);
  if (!body) return 'busy';
  await noteItemsExport({
    ...by,
    at: now,
    detail: { format, items: questions.length, ...(lesson !== null && { lesson }) },
  });
  return { fileName: `items-${lesson ?? 'all'}-${dayOf(now)}.${endings[format]}`, body };
}
