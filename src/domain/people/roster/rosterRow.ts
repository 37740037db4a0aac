import type { ClassKey } from './classOf.ts';
import type { Problem } from './problem.ts';

/** Where a row stands in the file. */
export type RowPlace = {
  /** Empty for CSV. */
  sheet: string;
  /** As the spreadsheet counts, from 1. */
  row: number;
};

/** A student as the file has them, cleaned. */
export type RosterRow = RowPlace & {
  /** Null where the file has no 学号. */
  number: string | null;
  name: string;
  schoolClass: ClassKey;
  /** The id of the school, in a file of several schools. */
  school?: number;
};

/** What a person may read and rewrite of a row; empty where nothing is said or may be shown. */
export type RowTexts = { number: string; name: string; grade: string; class: string };

/** A row that cannot be taken as it stands. */
export type BrokenRow = RowPlace & {
  texts: RowTexts;
  /** Has its sheet a column 学号, so that a number is needed? */
  numbered: boolean;
  /** Is its class one of the things that cannot be told? */
  classless: boolean;
  problems: Problem[];
  /** The id of the school, in a file of several schools, if it can be told. */
  school?: number;
};

/** One row among all of a file. */
export const rowKey = ({ sheet, row }: RowPlace): string => `${row}/${sheet}`;
