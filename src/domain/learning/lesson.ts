export const lessonTypes = ['knowledge', 'attitude', 'skill'] as const;
type LessonType = (typeof lessonTypes)[number];

/** A fact's source: where it was seen and by when it must be looked at again. */
export type Source = { id: string; title: string; url: string; seen: string; reviewBy: string };

/** What a person in a story says; a narrator's line has no `mood`. */
export type Line = { who: string; mood?: string; text: string };

export type Choice = { text: string; to: string; feedback: string };

/** An answer of a stop-and-think; formative, so its feedback ships with the lesson. */
export type StopOption = { text: string; fits: boolean; feedback: string };

export type Scene = {
  id: string;
  title: string;
  /** Scene picture and its alt text; a stop has none. */
  picture?: { name: string; alt: string };
  lines: Line[];
  choices: Choice[];
  /** Where 继续 leads, when there is nothing to choose. */
  next?: string;
  /** Last words of an ending. */
  ending?: string;
  /** Set on a 停一停. */
  stop?: { question: string; options: StopOption[] };
};

export type Practice = { intro: string } & (
  | {
      kind: 'sort';
      groups: { id: string; name: string }[];
      cards: { text: string; group: string; why: string }[];
    }
  | { kind: 'order'; goal: string; steps: { text: string; why: string }[] }
  | {
      kind: 'match';
      left: string;
      right: string;
      pairs: { left: string; right: string; why: string }[];
    }
  | {
      kind: 'chat';
      tricks: { id: string; name: string }[];
      messages: { from: string; text: string; trick?: string; why?: string }[];
    }
  | { kind: 'dialogue'; with: string; goal: string; nodes: DialogueNode[] }
  | { kind: 'refuse'; situation: string; parts: SentencePart[]; pushes: Push[] }
  | { kind: 'norm'; rounds: NormRound[] }
  | ({ kind: 'chart'; source: string; questions: ChartQuestion[] } & Chart)
);

export type PracticeOf<K extends Practice['kind']> = Extract<Practice, { kind: K }>;

/** The other person says something; an ending has no replies, and may be silent. */
export type DialogueNode = {
  id: string;
  says?: string;
  replies: { text: string; to: string; why: string }[];
  ending?: string;
};

/** A third of a refusal; `weak` tells kindly why an option will not hold. */
export type SentencePart = { name: string; options: { text: string; weak?: string }[] };

/** A try to bring someone round, and what helps against it. */
export type Push = { says: string; tip: string };

/** A number to guess between `least` and `most`, all in `unit`; `source` is the id of a source. */
export type NormRound = {
  question: string;
  unit: string;
  least: number;
  most: number;
  truth: number;
  source: string;
  why: string;
};

export type Chart = {
  title: string;
  unit: string;
  form: 'bar' | 'line';
  /** Values are never below zero. */
  points: { label: string; value: number }[];
};

type ChartQuestion = {
  text: string;
  options: { text: string; right: boolean; why: string }[];
};

/** A lesson as students and visitors read it. */
export type Lesson = {
  id: string;
  number: number;
  title: string;
  grade: number;
  type: LessonType;
  objective: string;
  minutes: number;
  /** Of a booster: the lessons whose items its check draws too. */
  boosts: string[];
  sources: Source[];
  external: string;
  story: Scene[];
  /** Rendered HTML; raw HTML of the author is dropped. */
  factsHtml: string;
  practice: Practice;
  helpHtml: string;
};
