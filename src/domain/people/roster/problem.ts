import { looksLikeId, tidy } from './values.ts';

/** Why a row cannot be taken over: where, what is wrong, what to do. */
export type Problem = {
  /** Empty for CSV. */
  sheet: string;
  /** As the spreadsheet counts, from 1; 0 for the sheet as a whole. */
  row: number;
  /** e.g. B 列「学号」; empty for the row as a whole. */
  column: string;
  what: string;
  todo: string;
  /** The key of another row that is part of it. */
  other?: string;
};

const longestQuote = 20;

/**
 * A value between 「」, safe to show: shortened, and never one that could be an ID number, a
 * telephone number or anything else with many digits.
 */
export function quote(value: string): string {
  const text = tidy(value);
  const digits = text.replace(/\D/g, '').length;
  if (looksLikeId(text) || digits >= 9) return '「…」';
  return `「${text.length > longestQuote ? `${text.slice(0, longestQuote)}…` : text}」`;
}
