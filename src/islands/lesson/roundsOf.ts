import type { PracticeOf } from '#domain/learning/lesson';
import type { Rounds } from './rounds.ts';

/** Kinds that are a row of questions, each with one fitting answer. */
export type RoundPractice = PracticeOf<'sort' | 'order' | 'match' | 'chat' | 'chart'>;

const noTrick = '没有话术';

/** A shuffled copy. @param random as Math.random */
export function shuffled<T>(list: readonly T[], random: () => number): T[] {
  const copy = [...list];
  for (let i = copy.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [copy[i], copy[j]] = [copy[j] as T, copy[i] as T];
  }
  return copy;
}

/** Turns a practice into a row of questions; cards and options come in chance order. */
export function roundsOf(practice: RoundPractice, random: () => number): Rounds {
  switch (practice.kind) {
    case 'sort': {
      const ids = practice.groups.map(({ id }) => id);
      return {
        options: practice.groups.map(({ name }) => name),
        usedUp: false,
        rounds: shuffled(practice.cards, random).map(({ text, group, why }) => ({
          prompt: text,
          right: ids.indexOf(group),
          why,
        })),
      };
    }
    case 'order': {
      const options = shuffled(
        practice.steps.map(({ text }) => text),
        random,
      );
      return {
        options,
        usedUp: true,
        rounds: practice.steps.map(({ text, why }, i) => ({
          prompt: i === 0 ? '先做哪一步？' : '接下来呢？',
          right: options.indexOf(text),
          why,
        })),
      };
    }
    case 'match': {
      const options = shuffled(
        practice.pairs.map(({ right }) => right),
        random,
      );
      return {
        options,
        usedUp: true,
        rounds: shuffled(practice.pairs, random).map(({ left, right, why }) => ({
          prompt: left,
          right: options.indexOf(right),
          why,
        })),
      };
    }
    case 'chat': {
      const ids = practice.tricks.map(({ id }) => id);
      return {
        options: [...practice.tricks.map(({ name }) => name), noTrick],
        usedUp: false,
        rounds: practice.messages.map(({ from, text, trick, why }) => ({
          prompt: text,
          from,
          right: trick === undefined ? ids.length : ids.indexOf(trick),
          why: why ?? '这句话没有在给压力。',
        })),
      };
    }
    case 'chart':
      return {
        options: [],
        usedUp: false,
        rounds: practice.questions.map(({ text, options }) => {
          const dealt = shuffled(options, random);
          const right = dealt.findIndex((option) => option.right);
          return {
            prompt: text,
            options: dealt.map((option) => option.text),
            whys: dealt.map(({ why }) => why),
            right,
            why: dealt[right]?.why ?? '',
          };
        }),
      };
  }
}
