import { dayOf, startOfDay } from '#domain/time';
import { lookEverywhere } from '#usecases/bureau/findings/lookAgain';
import { refreshStatistics } from '#usecases/bureau/items/refreshStatistics';
import { eraseExpired } from '#usecases/operator/eraseExpired';
import { closeCompetitions } from '#usecases/student/closeCompetitions';

const hourMs = 3_600_000;
/** Not on the hour, when other machines begin their nightly work too. */
const afterMidnightMs = 3 * hourMs + 17 * 60_000;

/** The next 03:17 in Asia/Shanghai, ms. */
export function nextNight(now: number): number {
  const tonight = startOfDay(dayOf(now)) + afterMidnightMs;
  return tonight > now ? tonight : tonight + 24 * hourMs;
}

/**
 * Does the nightly work for as long as the process lives, and does not keep it alive. Work that
 * fails is told in the log and tried again the next night.
 */
export function keepNights(now = Date.now()): void {
  const wait = setTimeout(async () => {
    await eraseExpired(Date.now()).catch((error) => console.error(error));
    await closeCompetitions(Date.now()).catch((error) => console.error(error));
    await refreshStatistics(Date.now());
    await lookEverywhere(Date.now()).catch((error) => console.error(error));
    keepNights();
  }, nextNight(now) - now);
  wait.unref();
}
