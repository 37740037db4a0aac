/** What can look odd in the records of a class. */
export const signs = [
  'equal-times',
  'list-order',
  'nested-wrong',
  'even-wrong',
  'after-reset',
  'night',
] as const;
export type Sign = (typeof signs)[number];
