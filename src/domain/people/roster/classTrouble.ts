import { stageNames, stages } from '../school.ts';
import { type ClassParts, hasClassName } from './classText.ts';
import type { Field } from './headers.ts';
import { quote } from './problem.ts';
import { type ClassContext, fits, possible, type StageYear } from './stageYear.ts';

/** What a row says about its class; a text is undefined where the file has no such column. */
export type ClassTexts = {
  class?: string;
  grade?: string;
  entryYear?: number;
  /** What the title or the name of the sheet says, used where the columns are silent. */
  around?: ClassParts;
};

/** Why a class cannot be told, and in which column to mend it. */
export type ClassTrouble = {
  field: Field;
  what: string;
  todo: string;
  /** Would 入学年份 have told it? */
  needsYear?: true;
};

const askForm = '请写成“七年级3班”“高一(2)班”或“2025级1班”这样的形式。';

const askEntryYear = '“届”可能指毕业年，请改用入学年，如“2025级1班”。';
/** A major or a name is not stored; numbers given by the order in a file would change with it. */
const askNumber =
  '平台按年级和班号认班，不记专业和班名：请给同年级的每个班一个不重复的班号，写成“2025级3班”，以后每次导入都用这个班号。';

export const blankClass: ClassTrouble = {
  field: 'class',
  what: '班级是空的。',
  todo: '请每一行都填上班级（合并的格子存成 CSV 后只剩第一行）。',
};

export const noNumber: ClassTrouble = { field: 'class', what: '没有写是第几班。', todo: askForm };

export const noGrade = (texts: ClassTexts): ClassTrouble => ({
  field: 'class',
  what: `只有班号${quote(texts.class ?? '')}，看不出是哪个年级。`,
  todo: '请加上“年级”列，或把班级写成“七年级3班”。',
  needsYear: true,
});

export function unknownForm(field: 'class' | 'grade', text: string): ClassTrouble {
  const what = `看不懂${field === 'class' ? '班级' : '年级'}${quote(text)}。`;
  if (text.includes('届')) return { field, what, todo: askEntryYear };
  return { field, what, todo: field === 'class' && hasClassName(text) ? askNumber : askForm };
}

export function severalLeft(texts: ClassTexts, left: readonly StageYear[]): ClassTrouble {
  const names = [...new Set(left.map(({ stage }) => stageNames[stage]))].join('也可能是');
  const what = `${shown(texts)}可能是${names}。`;
  return { field: 'class', what, todo: '请在年级列写明，如“七年级”“高一”。', needsYear: true };
}

/** No class is left: a stage not taught here, a year gone by, or columns that disagree. */
export function noneLeft(
  texts: ClassTexts,
  sources: readonly ClassParts[],
  context: ClassContext,
): ClassTrouble {
  const everywhere = { ...context, stages };
  const exists = (some: readonly ClassParts[], place: ClassContext) =>
    possible(place).some((one) => some.every((parts) => fits(parts, one, place)));
  const agree = exists(sources, context);
  const namesStage = sources.some(({ stage, years, grade }) => stage ?? years ?? grade);
  if (namesStage && !agree && exists(sources, everywhere)) return notTaught(texts, context);
  const disagree = sources.length > 1 && sources.every((parts) => exists([parts], everywhere));
  if (disagree || (namesStage && agree)) {
    const what = `年级和班级对不上：${shown(texts)}。`;
    return { field: 'grade', what, todo: '请核对这两列，改成一致。' };
  }
  return {
    field: sources.length === 0 ? 'entry' : 'class',
    what: `${shown(texts)}现在不在校：可能已经毕业，或还没有入学。`,
    todo: '请核对年级或入学年份，改成本学年的写法。',
  };
}

function notTaught(texts: ClassTexts, context: ClassContext): ClassTrouble {
  const taught = context.stages.map((stage) => stageNames[stage]).join('、');
  const isVocational = context.stages.includes('vocational');
  const form = isVocational ? '中职班级请写成“中职一年级3班”或“2025级3班”;' : '';
  return {
    field: 'class',
    what: `本校登记为${taught}，没有${shown(texts)}。`,
    todo: `请核对班级；${form}如果学校类型登记错了，请联系教育局管理员。`,
  };
}

function shown({ class: inClass, grade, entryYear, around }: ClassTexts): string {
  if (grade && inClass) return `年级${quote(grade)}、班级${quote(inClass)}`;
  const said = grade || inClass;
  if (said) return quote(said);
  return entryYear === undefined && around ? '工作表名或标题里的班级' : `入学年份${entryYear}`;
}
