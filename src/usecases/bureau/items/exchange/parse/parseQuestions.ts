import { plainQuestion } from '#domain/learning/exchange';
import { isCfb } from '#usecases/school/roster/parse/cfb';
import { csvSheet } from '#usecases/school/roster/parse/csvSheet';
import { Refusal } from '#usecases/school/roster/parse/refusal';
import { xlsSheets } from '#usecases/school/roster/parse/xlsSheets';
import { sheetsInZip } from '#usecases/school/roster/parse/xlsxSheets';
import { openZip } from '#usecases/school/roster/parse/zip';
import { readGift } from '../gift/readGift.ts';
import { readMoodle } from '../moodle/readMoodle.ts';
import { readQtiItem } from '../qti/readQtiItem.ts';
import { readQtiPackage } from '../qti/readQtiPackage.ts';
import { readSheets } from '../sheet/readSheets.ts';
import { decodeText } from '../xml/decodeText.ts';
import { parseXml } from '../xml/parseXml.ts';
import { refused, refusedLike, refuseFile, tooMany, Unreadable } from './refusals.ts';
import type { QuestionFile, QuestionLimits, QuestionsRead } from './result.ts';

/** Reads a file of questions by what it is, not by its name. */
export async function parseQuestions(
  bytes: Uint8Array,
  limits: QuestionLimits,
): Promise<QuestionFile> {
  try {
    const { questions, problems, notes } = await readAny(bytes);
    const count = questions.length + problems.length;
    if (count === 0) return { unusable: refused('empty') };
    if (count > limits.questions) return { unusable: tooMany(limits.questions) };
    const read = questions.map(({ place, question }) => ({
      place,
      question: plainQuestion(question),
    }));
    return { questions: read, problems, notes };
  } catch (error) {
    if (error instanceof Unreadable) return { unusable: error.unusable };
    return { unusable: error instanceof Refusal ? refusedLike(error) : refused('unreadable') };
  }
}

async function readAny(bytes: Uint8Array): Promise<QuestionsRead> {
  if (isCfb(bytes)) return readSheets((await xlsSheets(bytes)).sheets);
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    const zip = openZip(bytes);
    const isBook = zip.names.some((name) => name.startsWith('xl/'));
    return isBook ? readSheets(sheetsInZip(zip).sheets) : readQtiPackage(zip);
  }
  const text = decodeText(bytes);
  if (/^\s*</.test(text)) return readXml(text);
  // GIFT has its answers in braces; a table has the name of a column in its first lines.
  const looksLikeTable = /(^|[,;\t"])(题目|题干)(?=[,;\t"\r\n])/m.test(text);
  return looksLikeTable ? readSheets([csvSheet(bytes)]) : readGift(text);
}

function readXml(text: string): QuestionsRead {
  if (/^\s*<(!doctype\s+)?html/i.test(text)) return refuseFile('webPage');
  const root = parseXml(text);
  if (root.name === 'quiz') return readMoodle(root);
  if (root.name === 'qti-assessment-item') return readQtiItem(root);
  return refuseFile(/^(assessmentItem|questestinterop)$/.test(root.name) ? 'oldQti' : 'otherXml');
}
