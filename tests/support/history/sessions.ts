import { db } from '#db/client';
import { closeRunOut, endClassSession, openClassSession } from '#db/commands/people/classSession';
import { noteAttendance } from '#db/commands/people/noteAttendance';
import { type ClassSession, sessionsRunOut } from '#db/queries/people/classSession';
import { isPreconditionFailure } from '#db/writer';
import type { County, Student } from './county.ts';
import { lessons } from './county.ts';
import { enter, passCheck, takeLesson } from './learning.ts';
import { anyone } from './people.ts';

type Act = (county: County, day: string, now: number) => Promise<string | undefined>;

const minuteMs = 60_000;

/** In the class of anyone, so that somebody is there. */
export const openSession: Act = async (county, _day, now) => {
  const { random } = county;
  await runOut(county, '', now);
  const schoolClass = anyone(county, ({ seat }) => seat !== undefined)?.seat?.schoolClass;
  if (!schoolClass) return undefined;
  const { id: classId, schoolId } = schoolClass;
  const by = { accountId: `teacher-${classId}`, classId, schoolId, at: now };
  const plan = {
    code: `CODE${now}`,
    closesAt: now + random.between(2, 45) * minuteMs,
    evidence: random.happens(0.8) ? ('A' as const) : ('C' as const),
    lessonId: random.happens(0.5) ? random.pick(lessons) : null,
  };
  try {
    await openClassSession(plan, by);
  } catch (error) {
    if (!isPreconditionFailure(error)) throw error;
    return 'refused';
  }
  return `class ${classId} ${plan.evidence} ${plan.lessonId}`;
};

/** About three of the class sign in from the name list. */
export const attend: Act = async (county, _day, now) => {
  const session = await anySession(county, `closed_at is null and closes_at > ${now}`);
  if (!session) return undefined;
  const who = some(county, inClass(county, session.classId));
  for (const { id } of who) await enter(id, now, session);
  return `session ${session.id}: students ${who.map(({ id }) => id)}`;
};

/** Someone who signed in takes lessons there and passes their checks. */
export const learn: Act = async (county, _day, now) => {
  const { random } = county;
  const session = await anySession(
    county,
    `closed_at is null and closes_at > ${now}
      and id in (select class_session_id from attendance where account_id is null)`,
  );
  if (!session) return undefined;
  const present = await db().all<{ id: number }>(
    `select student_id as id from attendance
      where class_session_id = ${session.id} and account_id is null`,
  );
  const { id } = random.pick(present);
  const taken = random.happens(0.6) ? lessons : [random.pick(lessons)];
  for (const lessonId of taken) {
    await takeLesson(id, lessonId, 'A', now, session.id);
    if (random.happens(0.8)) await passCheck(id, lessonId, 'A', now, session.id);
  }
  return `session ${session.id}: student ${id} ${taken}`;
};

/** Half of them too early. */
export const endSession: Act = async (county, _day, now) => {
  const session = await anySession(county, `closed_at is null and closes_at > ${now}`);
  if (!session) return undefined;
  const demoted = session.evidence === 'A' && county.random.happens(0.5);
  await endClassSession({ ...session, demoted, signedIn: 0 }, { ...by(session), at: now });
  return `session ${session.id} ${demoted ? 'too early' : ''}`;
};

export const runOut: Act = async (_county, _day, now) => {
  const over = await sessionsRunOut(now);
  for (const session of over) await closeRunOut(session, now);
  return over.map(({ id }) => `session ${id}`).join() || undefined;
};

/** The teacher says otherwise about some three of the class, while it runs or within a day. */
export const correct: Act = async (county, _day, now) => {
  const dayMs = 24 * 60 * minuteMs;
  const session = await anySession(county, `coalesce(closed_at, closes_at) > ${now - dayMs}`);
  const who = session ? some(county, inClass(county, session.classId)) : [];
  if (!session || who.length === 0) return undefined;
  const present = county.random.happens(0.5);
  const changes = who.map(({ id: studentId }) => ({ studentId, present }));
  await noteAttendance(session, changes, { ...by(session), at: now });
  return `session ${session.id}: students ${who.map(({ id }) => id)} ${present}`;
};

async function anySession({ random }: County, which: string): Promise<ClassSession | undefined> {
  const found = await db().all<ClassSession>(
    `select id, class_id as classId, account_id as accountId, opened_at as openedAt,
      closes_at as closesAt, evidence from class_sessions where ${which}`,
  );
  return found.length > 0 ? random.pick(found) : undefined;
}

const inClass = ({ students }: County, classId: number): Student[] =>
  students.filter(({ seat }) => seat?.schoolClass.id === classId);

const some = ({ random }: County, students: readonly Student[]): Student[] =>
  students.filter(() => random.happens(3 / students.length));

const by = ({ accountId, classId }: ClassSession) => ({ accountId, classId, schoolId: 1 });
