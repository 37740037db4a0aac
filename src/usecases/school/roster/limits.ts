import { settings } from '#server/settings';

/** What a roster file may be and how long reading it may take. */
export type FileLimits = {
  /** Students in one file. */
  maxRows: number;
  uploadBytes: number;
  timeoutMs: number;
};

/** The limits of a school's own file, as the operator set them. */
export function schoolLimits(): FileLimits {
  const { rosterMaxRows, uploadLimitBytes, rosterTimeoutMs } = settings();
  return {
    maxRows: rosterMaxRows,
    uploadBytes: uploadLimitBytes,
    timeoutMs: rosterTimeoutMs,
  };
}
