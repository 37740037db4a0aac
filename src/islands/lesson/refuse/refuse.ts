import type { PracticeOf } from '#domain/learning/lesson';

type RefusePractice = PracticeOf<'refuse'>;
type Parts = RefusePractice['parts'];

/** First the sentence is built, then it stands three pushes, then it is said aloud. */
export type Refusal = {
  stage: 'build' | 'push' | 'aloud' | 'done';
  /** Part or push at which the stage stands. */
  at: number;
  /** Option taken in each part. */
  chosen: (number | undefined)[];
  /** Answers that held, one for each push so far. */
  held: string[];
  /** Answers to this push that were too weak. */
  tried: string[];
};

export type RefusalAct =
  | { do: 'choose'; option: number }
  | { do: 'answer'; option: number }
  | { do: 'goOn' }
  | { do: 'mend' }
  | { do: 'again' };

/** Words one may answer a push with. */
export type Answer = { text: string; weak?: string; own: boolean };

export const emptyRefusal: Refusal = { stage: 'build', at: 0, chosen: [], held: [], tried: [] };

const taken = (parts: Parts, { chosen }: Refusal) =>
  parts.flatMap(({ options }, i) => options[chosen[i] ?? -1] ?? []);

/** The three parts of one's own sentence, and one strong option one did not take. */
export function answersTo(parts: Parts, state: Refusal): Answer[] {
  const own = taken(parts, state).map((option) => ({ ...option, own: true }));
  const other = parts[(state.at + 1) % parts.length]?.options.find(
    ({ text, weak }) => !weak && own.every((mine) => mine.text !== text),
  );
  return other ? [...own, { ...other, own: false }] : own;
}

/** This push has been withstood. */
export const stood = ({ stage, at, held }: Refusal): boolean =>
  stage === 'push' && held.length > at;

export function refuse(practice: RefusePractice, state: Refusal, act: RefusalAct): Refusal {
  const { parts, pushes } = practice;
  switch (act.do) {
    case 'choose':
      return {
        ...state,
        chosen: parts.map((_, i) => (i === state.at ? act.option : state.chosen[i])),
      };
    case 'answer': {
      const answer = answersTo(parts, state)[act.option];
      if (!answer || stood(state)) return state;
      if (answer.weak) return { ...state, tried: [...new Set([...state.tried, answer.text])] };
      return { ...state, held: [...state.held, answer.text] };
    }
    case 'goOn':
      return onward(state, parts.length, pushes.length);
    case 'mend':
      return { ...state, stage: 'build', at: 0 };
    case 'again':
      return emptyRefusal;
  }
}

function onward(state: Refusal, parts: number, pushes: number): Refusal {
  const { stage, at, chosen, held } = state;
  if (stage === 'build') {
    if (chosen[at] === undefined) return state;
    if (at + 1 < parts) return { ...state, at: at + 1 };
    // A sentence mended at the end has stood its pushes already.
    return held.length < pushes ? { ...state, stage: 'push', at: 0 } : { ...state, stage: 'aloud' };
  }
  if (stage === 'push') {
    if (!stood(state)) return state;
    const next = { ...state, tried: [] };
    return at + 1 < pushes ? { ...next, at: at + 1 } : { ...next, stage: 'aloud' };
  }
  return { ...state, stage: 'done' };
}

const stops = /[，。！？；：、…—～,.!?;:~][”’」』）)]*$/;

/** Joins the parts; what has no stop of its own gets one. */
export function sentenceOf(texts: readonly string[]): string {
  return texts
    .map((text, i) => {
      const last = i === texts.length - 1;
      const trimmed = last ? text.replace(/[，、；：,;:]+$/, '') : text;
      return stops.test(trimmed) ? trimmed : `${trimmed}${last ? '。' : '，'}`;
    })
    .join('');
}

export const ownSentence = (parts: Parts, state: Refusal): string =>
  sentenceOf(taken(parts, state).map(({ text }) => text));

export const hasWeakPart = (parts: Parts, state: Refusal): boolean =>
  taken(parts, state).some(({ weak }) => weak);
