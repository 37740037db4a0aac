import { freezeRoll } from '#db/commands/indicators/freezeRoll';
import { addDays } from '#db/seed/calendar';
import { chance } from '#db/seed/chance';
import { isPreconditionFailure } from '#db/writer';
import { startOfDay } from '#domain/time';
import { boost } from './boosters.ts';
import { type County, regionCodes, settle, terms } from './county.ts';
import { complete, signIn, use } from './learning.ts';
import { comeBack, join, leave, moveClass, transfer } from './people.ts';
import { merge, moveSchool } from './places.ts';
import { attend, correct, endSession, learn, openSession, runOut } from './sessions.ts';

export type Act = (county: County, day: string, now: number) => Promise<string | undefined>;

/** A small county in which anything may happen next, by chance that repeats itself. */
export type History = {
  /** Lets some days pass. */
  wait: () => void;
  /** One thing happens today. @returns what it was, for the reader of a failure */
  happen: () => Promise<string>;
  /** Some end their boosters. */
  boost: () => Promise<string>;
  today: () => string;
  now: () => number;
};

const minuteMs = 60_000;

/**
 * Settles a new county in an empty database.
 * @param number tells which history it will have
 * @param acts what may happen; what happens more often stands there more often
 */
export async function beginHistory(
  number: number,
  acts: readonly Act[] = usualActs,
): Promise<History> {
  const county = await settle(number);
  const { random } = county;
  const ofBoosters = chance(number, 'boosters');
  let day = random.pick(['2026-09-01', '2026-09-01', '2027-01-20', '2027-08-20']);
  let minute = 8 * 60;
  const now = () => startOfDay(day) + minute * minuteMs;
  return {
    wait: () => {
      day = addDays(day, random.happens(0.15) ? random.between(30, 90) : random.between(0, 12));
    },
    happen: async () => {
      minute += 1;
      const act = random.pick(acts);
      return `${day} ${act.name}: ${(await act(county, day, now())) ?? 'nothing'}`;
    },
    boost: () => {
      minute += 1;
      return boost(county, ofBoosters, day, now());
    },
    today: () => day,
    now,
  };
}

/** Freezes the roll of any region, of today or some days ago; a roll that cannot be is refused. */
const freeze: Act = async ({ random }, day, now) => {
  const term = terms.find(({ startsOn, endsOn }) => startsOn <= day && day <= endsOn);
  const takenOn = random.happens(0.7) ? day : addDays(day, -random.between(1, 20));
  const regionCode = random.pick(regionCodes);
  const by = { termId: term?.id ?? '', accountId: 'officer', now };
  try {
    return `roll ${await freezeRoll({ ...by, regionCode, takenOn })} of ${regionCode} ${takenOn}`;
  } catch (error) {
    if (!isPreconditionFailure(error)) throw error;
    return `refused for ${regionCode} ${takenOn}`;
  }
};

const usualActs: readonly Act[] = [
  ...[join, leave, leave, comeBack, moveClass, moveClass, transfer, transfer, transfer],
  ...[moveSchool, merge, freeze, freeze, freeze, freeze],
  ...[signIn, signIn, use, use, complete, complete, complete],
];

/** With class sessions: opened, attended, ended too early, corrected. */
export const classroomActs: readonly Act[] = [
  ...[join, leave, moveClass, transfer, freeze, signIn, use, complete],
  ...[openSession, openSession, attend, attend, learn, learn, learn],
  ...[endSession, runOut, correct, correct],
];
