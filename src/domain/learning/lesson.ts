export const lessonTypes = ['knowledge', 'attitude', 'skill'] as const;
export type LessonType = (typeof lessonTypes)[number];

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
);

/** A lesson as students and visitors read it. */
export type Lesson = {
  id: string;
  number: number;
  title: string;
  grade: number;
  type: LessonType;
  objective: string;
  minutes: number;
  sources: Source[];
  external: string;
  story: Scene[];
  /** Rendered HTML; raw HTML of the author is dropped. */
  factsHtml: string;
  practice: Practice;
  helpHtml: string;
};
