/** No 0/O, 1/I/L, 2/Z, 5/S, 8/B, U/V: codes are read aloud and typed by children. */
export const readableLetters = '34679ACDEFGHJKMNPQRTWXY';

/** What was typed, as it was printed or shown: full width, spaces, hyphens and case do not count. */
export const tidyCode = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toUpperCase();
