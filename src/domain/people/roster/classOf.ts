import type { Stage } from '../school.ts';
import { type ClassParts, parseClassText, parseGradeText } from './classText.ts';
import {
  blankClass,
  type ClassTexts,
  type ClassTrouble,
  noGrade,
  noNumber,
  noneLeft,
  severalLeft,
  unknownForm,
} from './classTrouble.ts';
import { type ClassContext, fits, gradeIn, possible, type StageYear, tells } from './stageYear.ts';

export type { ClassContext, ClassTexts };

/** How a class is stored. */
export type ClassKey = { stage: Stage; entryYear: number; number: number };

export type ClassAnswer = { key: ClassKey; entryDiffers: boolean } | ClassTrouble;

/**
 * The class a row belongs to. Each text narrows the classes the school can have today; one must
 * be left. A stated grade wins over 入学年份, which differs for students who joined later.
 */
export function classOf(texts: ClassTexts, context: ClassContext): ClassAnswer {
  if (texts.class === '') return blankClass;
  const inClass = texts.class === undefined ? {} : parseClassText(texts.class);
  if (!inClass) return unknownForm('class', texts.class ?? '');
  const inGrade = texts.grade ? parseGradeText(texts.grade) : {};
  if (!inGrade) return unknownForm('grade', texts.grade ?? '');
  const around = texts.around ?? {};
  const number =
    inClass.number ?? (texts.class === undefined ? (inGrade.number ?? around.number) : undefined);
  if (number === undefined) return noNumber;

  const said = [inClass, inGrade].filter(tells);
  const sources = said.length > 0 ? said : [around].filter(tells);
  if (sources.length === 0 && number <= 99 && texts.entryYear === undefined) return noGrade(texts);
  const left = narrow(number, sources, texts.entryYear, context);
  const [key, another] = left;
  if (!key) return noneLeft(texts, sources, context);
  if (another) return severalLeft(texts, left);
  const entryDiffers = texts.entryYear !== undefined && texts.entryYear !== key.entryYear;
  return { key: { ...key, number: number > 99 ? number % 100 : number }, entryDiffers };
}

function narrow(
  number: number,
  sources: readonly ClassParts[],
  entryYear: number | undefined,
  context: ClassContext,
): StageYear[] {
  let left = possible(context).filter((one) => sources.every((parts) => fits(parts, one, context)));
  if (number > 99) {
    // 703 is 七年级3班; 103 beside 初一 is its third class.
    const hundred = Math.floor(number / 100);
    const inStage = (one: StageYear) => sources.length > 0 && gradeIn(one, context) === hundred;
    left = left.filter((one) => fits({ years: hundred }, one, context) || inStage(one));
  }
  const byEntry = left.filter((one) => one.entryYear === entryYear);
  const onlyEntryTells = sources.length === 0 && number <= 99;
  return onlyEntryTells || (left.length > 1 && byEntry.length > 0) ? byEntry : left;
}
