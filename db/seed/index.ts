import { termOf } from '#domain/learning/term';
import { schoolYearOf } from '#domain/people/grade';
import { dayOf } from '#domain/time';
import { freezeRoll } from '../commands/indicators/freezeRoll.ts';
import { write } from '../writer.ts';
import { minuteOf, schoolDays } from './calendar.ts';
import { countyOfficer } from './cast.ts';
import { chance } from './chance.ts';
import { seedConfirmations } from './confirmations.ts';
import { countyCode } from './county.ts';
import { type CastSecrets, castCredentials } from './credentials.ts';
import { lessonsByGrade } from './lessons.ts';
import { seedPlan } from './plan.ts';
import { type Records, saveTrail } from './records.ts';
import { roster } from './roster.ts';
import { schoolTerm } from './schoolTerm.ts';
import { seedStaff } from './staff.ts';

/**
 * `number` says which county: the same number and `asOf` make the same one.
 * `asOf` is its present in ms; nothing happens after it.
 */
export type Demonstration = CastSecrets & { number: number };

/**
 * Fills an empty database, its lessons published, with the demonstration county. The roll
 * comes last: a database without one was not filled to the end.
 * @throws when no lesson of grade 7 is published or the database is not empty
 */
export async function seedDemonstration(demonstration: Demonstration): Promise<void> {
  const { number, asOf } = demonstration;
  const today = dayOf(asOf);
  const term = termOf(today);
  const schoolYear = schoolYearOf(today);
  const openedOn = `${schoolYear}-09-01`;
  const isFrozen = term.freezesOn <= today;
  const rollOn = isFrozen ? term.freezesOn : today;
  // All ids come from one sequence, so that none is drawn twice.
  const random = chance(number, 'county');

  const lessonsOf = await lessonsByGrade(number);
  const schools = roster(number, { schoolYear, rollOn, today });
  const credentials = await castCredentials(demonstration);
  await seedPlan(schools, term, lessonsOf);
  const opening = { day: openedOn, at: Math.min(asOf, minuteOf(openedOn, 8 * 60)) };
  const staff = await seedStaff(random, schools, opening, credentials);

  const days = {
    year: schoolDays(openedOn, term.endsOn),
    term: schoolDays(term.startsOn, term.endsOn),
  };
  let runs = 0;
  const newRunId = () => (runs += 1);
  let sessions = 0;
  const newSessionId = () => (sessions += 1);
  const trail: Records['auditEvents'] = [];
  const shared = { number, termId: term.id, lessonsOf, newRunId, newSessionId, trail };
  const county = { ...shared, random, asOf, days, credentials, staff };
  for (const school of schools) await schoolTerm(school, county);
  await saveTrail(trail);
  await write([
    {
      sql: `insert into item_exposure (item_version_id, shown)
        select item_version_id, count(*) from attempt_items group by item_version_id`,
      args: [],
    },
  ]);
  const roll = {
    termId: term.id,
    takenOn: rollOn,
    now: Math.min(asOf, minuteOf(rollOn, 16 * 60 + 40)),
  };
  await freezeRoll({
    ...roll,
    regionCode: countyCode,
    unconfirmed: await seedConfirmations(schools, staff, roll),
    accountId: staff.accountOf(countyOfficer.signIn.name),
  });
}
