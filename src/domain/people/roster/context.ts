import type { Stage } from '../school.ts';

/** A school that the rows of a county's file may name. */
export type KnownSchool = { id: number; code: string; name: string; stages: readonly Stage[] };

/** What a file is read with; it travels to the process that reads it. */
export type ReadingContext = {
  /** Today in Asia/Shanghai. */
  day: string;
  /** The stages of the school whose file this is; a file of several schools goes by `schools`. */
  stages: readonly Stage[];
  /** Given: every row has to name one of these schools. */
  schools?: readonly KnownSchool[];
  /** Students in one file. */
  maxRows: number;
};
