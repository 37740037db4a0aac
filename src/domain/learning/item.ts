export const itemKinds = ['knowledge', 'risk', 'action'] as const;
export type ItemKind = (typeof itemKinds)[number];

/** A question of the bank, with its key: never leaves the server before it is answered. */
export type Item = {
  id: string;
  kind: ItemKind;
  situation: boolean;
  objective: string;
  stem: string;
  options: { text: string; feedback: string }[];
  key: number;
  why: string;
  source: string;
  reviewBy: string;
};

/** The lesson that an item belongs to: its id is the lesson's with a number behind it. */
export const lessonOfItem = (itemId: string): string => itemId.replace(/-\d+$/, '');
