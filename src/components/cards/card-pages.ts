import { renderSVG } from 'uqr';
import type { Card, CardSheet } from '#usecases/teacher/printCards';

const cardsPerPage = 10;

/** The cards in sheets of ten. */
export const pagesOf = (cards: readonly Card[]): Card[][] =>
  Array.from({ length: Math.ceil(cards.length / cardsPerPage) }, (_, page) =>
    cards.slice(page * cardsPerPage, (page + 1) * cardsPerPage),
  );

/** A card code in two halves, as it is read aloud; typed with or without the hyphen. */
export const codeText = (code: string): string => code.replace(/^(.{4})(.{4})$/, '$1-$2');

/** QR code of the sign-in page with school and number filled in, never the code. */
export function signInQr(origin: string, { schoolCode }: CardSheet, { number }: Card): string {
  const asked = new URLSearchParams({ school: schoolCode, number });
  return renderSVG(`${origin}/sign-in?${asked}`, { border: 0, ecc: 'M' });
}
