import {
  complete,
  type ExchangeItem,
  type QuestionDraft,
  type QuestionProblem,
  type ReadQuestion,
} from '#domain/learning/exchange';
import { breather } from '../../roster/breathe.ts';
import { checkItem, comparedOf, type ItemFinding, likeOthers } from './checkItem.ts';
import type { StoredBank, StoredItem } from './storedBank.ts';

/** Numbers of imported questions; those below are for the authors of `content/`. */
const firstNumber = 501;
const lastNumber = 999;

export type ItemsPlan = {
  added: ExchangeItem[];
  changed: { was: QuestionDraft; item: ExchangeItem }[];
  unchanged: number;
  problems: QuestionProblem[];
  warnings: QuestionProblem[];
};

/**
 * What the questions of a file change in the bank as it is. A question without an id takes that
 * of the one with the same words, or the next number of its lesson.
 * @param lesson of questions that name none
 */
export async function planItems(
  questions: readonly ReadQuestion[],
  lesson: string,
  bank: StoredBank,
  today: string,
): Promise<ItemsPlan> {
  const plan: ItemsPlan = { added: [], changed: [], unchanged: 0, problems: [], warnings: [] };
  const rest = breather();
  const seen = new Map<string, string>();
  const compared = [...bank.items.values()]
    .filter(({ retired }) => !retired)
    .map(({ question }) => comparedOf(question));
  const number = numberer(questions, bank);
  for (const { place, question } of questions) {
    const draft = { ...question, lesson: question.lesson || lesson };
    const stored = storedFor(draft, bank);
    draft.id ||= stored?.question.id ?? number(draft.lesson);
    const say = (what: string, todo: string) => plan.problems.push({ place, what, todo });
    const earlier = seen.get(draft.id);
    if (earlier) {
      say(`题号“${draft.id}”在文件里写了两次，第一次在${earlier}。`, '请给后一题换一个题号。');
      continue;
    }
    if (draft.id !== '') seen.set(draft.id, place);
    if (stored && same(stored.question, draft)) {
      plan.unchanged++;
      continue;
    }
    const whole = complete({ place, question: draft });
    const troubles = [
      ...('problems' in whole ? whole.problems : []),
      ...placeTroubles(draft, stored, bank).map((trouble) => ({ place, ...trouble })),
    ];
    plan.problems.push(...troubles);
    if ('problems' in whole || troubles.length > 0) continue;
    const { item } = whole;
    const mine = comparedOf(item);
    for (const found of [...checkItem(item, today), ...likeOthers(mine, compared)]) {
      const list = found.level === 'error' ? plan.problems : plan.warnings;
      list.push({ place, ...sentences(found) });
    }
    compared.push(mine);
    if (stored) plan.changed.push({ was: stored.question, item });
    else plan.added.push(item);
    await rest();
  }
  return plan;
}

/** By its id; a question without one by its words in its lesson. */
const storedFor = (draft: QuestionDraft, { items }: StoredBank): StoredItem | undefined =>
  draft.id !== ''
    ? items.get(draft.id)
    : [...items.values()].find(
        ({ question }) => question.lesson === draft.lesson && question.stem === draft.stem,
      );

const same = (a: QuestionDraft, b: QuestionDraft): boolean =>
  JSON.stringify(inOrder(a)) === JSON.stringify(inOrder(b));

const inOrder = (q: QuestionDraft) => [
  ...[q.id, q.lesson, q.kind, q.situation, q.objective, q.stem, q.key, q.why, q.source, q.reviewBy],
  q.options.map(({ text, feedback }) => [text, feedback]),
];

type Trouble = { what: string; todo: string };

/** Whether a question may stand under its id, in its lesson. */
function placeTroubles(
  { id, lesson }: QuestionDraft,
  stored: StoredItem | undefined,
  bank: StoredBank,
): Trouble[] {
  if (stored?.ofContent) {
    const todo = '要改它，请改课文里的题库；要另加一题，请把题号空着。';
    return [{ what: `“${id}”这道题由课文维护，不能用文件改。`, todo }];
  }
  if (stored?.retired) {
    return [{ what: `“${id}”已经停用。`, todo: '请先在题库里恢复它，再导入新的写法。' }];
  }
  if (lesson !== '' && !bank.lessons.has(lesson)) {
    const todo = '请写课的短名，如 09-new-friends，或空着、上传时选。';
    return [{ what: `没有“${lesson.slice(0, 40)}”这一课。`, todo }];
  }
  if (stored) {
    if (stored.question.lesson === lesson) return [];
    return [{ what: `“${id}”在别的课里，不能换课。`, todo: '请把题号空着，作为新题导入。' }];
  }
  if (bank.usedIds.has(id)) {
    return [{ what: `题号“${id}”已经用过，不能重用。`, todo: '请把题号空着，系统接着编。' }];
  }
  const tail = id.startsWith(`${lesson}-`) ? id.slice(lesson.length + 1) : '';
  if (lesson === '' || (/^\d{3}$/.test(tail) && Number(tail) >= firstNumber)) return [];
  const todo = `请写成“${lesson}-${firstNumber}”这样，从 ${firstNumber} 起（前面的留给课文），或空着。`;
  return [{ what: `题号“${id.slice(0, 60)}”不能用。`, todo }];
}

/** Gives the next free number of a lesson; empty when there is none. */
function numberer(questions: readonly ReadQuestion[], bank: StoredBank) {
  const used = new Set([...bank.usedIds, ...questions.map(({ question }) => question.id)]);
  return (lesson: string): string => {
    if (lesson === '') return '';
    for (let number = firstNumber; number <= lastNumber; number++) {
      const id = `${lesson}-${number}`;
      if (used.has(id)) continue;
      used.add(id);
      return id;
    }
    return '';
  };
}

/** The sentence of a rule ends with what to do. */
function sentences({ text }: ItemFinding): Trouble {
  const [, what = text, todo = ''] = /^([\s\S]*?)[，。](请[^，]*(?:，[\s\S]*)?)$/.exec(text) ?? [];
  return { what: todo ? `${what}。` : what, todo };
}
