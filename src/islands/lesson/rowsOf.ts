import type { Practice } from '#domain/learning/lesson';
import { amount } from './amount.ts';

export type RowPractice = Exclude<Practice, { kind: 'dialogue' | 'refuse' }>;
export type Row = {
  ask: string;
  options?: string[];
  answer: string;
  why?: string;
  source?: string;
};

const nameIn = (list: { id: string; name: string }[], id?: string) =>
  list.find((one) => one.id === id)?.name ?? '没有话术';

/** A practice as a list of questions and answers; `options` may be chosen in each. */
export function rowsOf(practice: RowPractice): { options?: string[]; rows: Row[] } {
  switch (practice.kind) {
    case 'sort':
      return {
        options: practice.groups.map(({ name }) => name),
        rows: practice.cards.map(({ text, group, why }) => ({
          ask: text,
          answer: nameIn(practice.groups, group),
          why,
        })),
      };
    case 'order':
      return {
        rows: practice.steps.map(({ text, why }, i) => ({
          ask: `第 ${i + 1} 步`,
          answer: text,
          why,
        })),
      };
    case 'match':
      return {
        options: practice.pairs.map(({ right }) => right).sort(),
        rows: practice.pairs.map(({ left, right, why }) => ({ ask: left, answer: right, why })),
      };
    case 'chat':
      return {
        options: practice.tricks.map(({ name }) => name),
        rows: practice.messages.map(({ from, text, trick, why }) => ({
          ask: `${from}：${text}`,
          answer: nameIn(practice.tricks, trick),
          why,
        })),
      };
    case 'norm':
      return {
        rows: practice.rounds.map(({ question, unit, least, most, truth, source, why }) => ({
          ask: `${question}（先猜：${amount(least)} 到 ${amount(most, unit)}）`,
          answer: amount(truth, unit),
          why,
          source,
        })),
      };
    case 'chart':
      return {
        rows: practice.questions.map(({ text, options }) => {
          const right = options.find((option) => option.right);
          return {
            ask: text,
            options: options.map((option) => option.text),
            answer: right?.text ?? '',
            why: right?.why,
          };
        }),
      };
  }
}
