import { openPresentTerm } from '#usecases/operator/openPresentTerm';
import { closeRunOutSessions } from '#usecases/teacher/closeRunOutSessions';

const minuteMs = 60_000;

/**
 * Ends class sessions whose time has run out, and opens the term that has begun, within a minute,
 * for as long as the process lives; it does not keep it alive. What fails is told in the log and
 * tried again.
 */
export function keepMinutes(): void {
  const each = setInterval(() => {
    closeRunOutSessions(Date.now()).catch((error) => console.error(error));
    openPresentTerm(Date.now()).catch((error) => console.error(error));
  }, minuteMs);
  each.unref();
}
