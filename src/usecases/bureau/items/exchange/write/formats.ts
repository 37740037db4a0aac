import type { QuestionDraft } from '#domain/learning/exchange';
import { writeGift } from '../gift/writeGift.ts';
import { writeMoodle } from '../moodle/writeMoodle.ts';
import { writeQtiPackage } from '../qti/writeQtiPackage.ts';
import { writeBook, writeTemplate } from '../sheet/writeBook.ts';

export const exportFormats = ['xlsx', 'gift', 'moodle', 'qti'] as const;
export type ExportFormat = (typeof exportFormats)[number];
/** A template has no questions of the bank in it. */
export type FileFormat = ExportFormat | 'template';

/** Questions as the bytes of a file. */
export async function writeFormat(
  format: FileFormat,
  questions: readonly QuestionDraft[],
): Promise<Uint8Array> {
  if (format === 'xlsx') return writeBook(questions);
  if (format === 'template') return writeTemplate();
  if (format === 'qti') return writeQtiPackage(questions);
  const text = format === 'gift' ? writeGift(questions) : writeMoodle(questions);
  return new TextEncoder().encode(text);
}
