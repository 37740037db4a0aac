import { RateLimiterMemory } from 'rate-limiter-flexible';

const guessesPerWindow = 10;

/**
 * Failures are counted per account, never per address: a computer room is one address. The
 * window passes by itself, so nobody is locked out for good.
 */
const failures = new RateLimiterMemory({ points: guessesPerWindow, duration: 10 * 60 });

/**
 * Counts a guess as wrong until it proves right. It is counted before the secret is compared,
 * so that guesses sent all at once are no more than those sent one by one.
 * @returns minutes until another guess is heard, 0 when this one is
 */
export async function takeGuess(key: string): Promise<number> {
  const { consumedPoints, msBeforeNext } = await failures.penalty(key);
  return consumedPoints > guessesPerWindow ? Math.ceil(msBeforeNext / 60_000) : 0;
}

/** The guess was right: the wrong ones before it are forgotten. */
export const forgetFailures = (key: string) => failures.delete(key);

/** What a student's failures are counted under. */
export const studentKey = (schoolCode: string, number: string): string =>
  `student:${schoolCode}:${number}`;

/** A new card starts with a clean slate. */
export const forgetStudentFailures = (schoolCode: string, number: string) =>
  forgetFailures(studentKey(schoolCode, number));

/** What they are counted under in the computer room: nobody outside can use these up. */
export const roomKey = (classSessionId: number, studentId: number): string =>
  `room:${classSessionId}:${studentId}`;

/** What the failures of a member of staff are counted under. */
export const staffKey = (signInName: string): string => `staff:${signInName}`;
