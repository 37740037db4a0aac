import { settings } from '#server/settings';
import type { FileLimits } from '#usecases/school/roster/limits';

/** The limits of a file of many schools, as the operator set them; more rows may take longer. */
export function countyLimits(): FileLimits {
  const { countyRosterMaxRows, countyUploadLimitBytes, rosterMaxRows, rosterTimeoutMs } =
    settings();
  return {
    maxRows: countyRosterMaxRows,
    uploadBytes: countyUploadLimitBytes,
    timeoutMs: rosterTimeoutMs * Math.max(1, Math.ceil(countyRosterMaxRows / rosterMaxRows)),
  };
}
