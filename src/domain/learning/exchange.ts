import { type Item, type ItemKind, itemKinds } from './item.ts';

/** A question as it travels in a file: with the lesson whose bank it belongs to. */
export type ExchangeItem = Item & { lesson: string };

/** The same as a file gave it: what the file does not say is empty, and `key` then below 0. */
export type QuestionDraft = Omit<ExchangeItem, 'kind' | 'situation'> & {
  kind: ItemKind | '';
  situation: boolean | null;
};

/** A question with its place in the file, in words: 第 12 行. */
export type ReadQuestion = { place: string; question: QuestionDraft };

/** What has to be mended in a file: where, what is wrong, what to do. */
export type QuestionProblem = { place: string; what: string; todo: string };

/** What each field is called wherever a file or a sentence names it. */
export const fieldNames = {
  id: '题号',
  lesson: '课',
  kind: '类型',
  situation: '情境题',
  objective: '考查目标',
  stem: '题目',
  key: '正确项',
  why: '解析',
  source: '来源',
  reviewBy: '核对日期',
} as const;

export const kindNames: Record<ItemKind, string> = {
  knowledge: '知识',
  risk: '识别风险',
  action: '怎么做',
};

export const optionLetters = ['A', 'B', 'C', 'D'] as const;

/** A kind by its Chinese or English name; empty when it is none of them. */
export const kindOf = (text: string): ItemKind | '' =>
  itemKinds.find((kind) => kind === text || kindNames[kind] === text) ?? '';

/** 是 or 否 in the ways people write them; null when it is neither. */
export function yesOrNo(text: string): boolean | null {
  if (/^(是|true|yes|y|1|√)$/i.test(text)) return true;
  return /^(否|false|no|n|0|×)$/i.test(text) ? false : null;
}

/**
 * Text as a question may hold it: one kind of line ends, no empty lines, blanks joined, no
 * character that XML could not carry. Full-width characters stay as they are.
 */
export const plain = (text: string): string =>
  text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/[ \t\u00a0]+/g, ' ')
    .replace(/(?!\n)[\p{Cc}\p{Cs}\ufeff\ufffe\uffff]/gu, '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');

/** Every text of a question made plain; what is compared and stored. */
export const plainQuestion = (draft: QuestionDraft): QuestionDraft => ({
  ...draft,
  id: plain(draft.id),
  lesson: plain(draft.lesson),
  objective: plain(draft.objective),
  stem: plain(draft.stem),
  options: draft.options.map(({ text, feedback }) => ({
    text: plain(text),
    feedback: plain(feedback),
  })),
  why: plain(draft.why),
  source: plain(draft.source),
  reviewBy: plain(draft.reviewBy),
});

/** A question that says nothing yet. */
export const emptyQuestion = (): QuestionDraft => ({
  id: '',
  lesson: '',
  kind: '',
  situation: null,
  objective: '',
  stem: '',
  options: [],
  key: -1,
  why: '',
  source: '',
  reviewBy: '',
});

const optionCount = 4;
const longest = 1000;
const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) &&
  new Date(`${text}T00:00:00Z`).toISOString?.().startsWith(text) === true;

/**
 * A question with all its fields, or what to add to it: nothing is made up. The id may be empty.
 * @param lesson of questions that name none
 */
export function complete(
  { place, question }: ReadQuestion,
  lesson = '',
): { item: ExchangeItem } | { problems: QuestionProblem[] } {
  const item = { ...question, lesson: question.lesson || lesson };
  const problems = lacking(item).map((problem) => ({ place, ...problem }));
  const { kind, situation } = item;
  if (problems.length > 0 || kind === '' || situation === null) return { problems };
  return { item: { ...item, kind, situation } };
}

function lacking(item: QuestionDraft): { what: string; todo: string }[] {
  const found: { what: string; todo: string }[] = [];
  const say = (what: string, todo: string) => found.push({ what, todo });
  const missing = (
    ['lesson', 'kind', 'situation', 'objective', 'why', 'source', 'reviewBy'] as const
  )
    .filter((field) => item[field] === '' || item[field] === null)
    .map((field) => `“${fieldNames[field]}”`);
  if (item.stem === '') say('没有题目。', '请写上题目。');
  if (item.options.length !== optionCount) {
    say(`有 ${item.options.length} 个选项，要正好四个。`, '请补上或删去选项。');
  } else if (item.options.some(({ text }) => text === '')) {
    say('有空的选项。', '请写上四个选项的文字。');
  }
  if (!item.options[item.key]) say('没有说哪一项正确。', '请标出一个正确项。');
  if (missing.length > 0) say(`缺${missing.join('、')}。`, '请补上，系统不会代填。');
  if (item.reviewBy !== '' && !isDay(item.reviewBy)) {
    say('核对日期不是日期。', '请写成 2027-11-01 这样。');
  }
  const texts = [item.stem, item.why, item.objective, item.source, item.id];
  const all = [...texts, ...item.options.flatMap(({ text, feedback }) => [text, feedback])];
  if (all.some((text) => text.length > longest)) {
    say(`有一段文字超过 ${longest} 字。`, '请缩短它。');
  }
  return found;
}
