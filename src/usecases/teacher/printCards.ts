import { hashCard, newCardCode } from '#auth/credentials';
import { forgetFailures, forgetStudentFailures, roomKey } from '#auth/throttle';
import { issueCards } from '#db/commands/auth/issueCards';
import { classRoster } from '#db/queries/people/classRoster';
import { sessionOfClass } from '#db/queries/people/classSession';
import { classById } from '#db/queries/people/place';
import { className, schoolYearOf } from '#domain/people/grade';
import { dayOf } from '#domain/time';

/** One printed card. The code exists only on this sheet: the database holds its hash. */
export type Card = { studentName: string; number: string; code: string };

export type CardSheet = {
  className: string;
  schoolName: string;
  schoolCode: string;
  cards: Card[];
};

/**
 * Makes new cards for students of a class.
 * @param who `waiting`: all who have neither a valid card nor an own password; or student ids,
 *   of which those outside the class are ignored
 * @throws when there is no such class
 */
export async function printCards(
  classId: number,
  who: 'waiting' | readonly number[],
  by: { accountId: string; now: number },
): Promise<CardSheet> {
  const found = await classById(classId);
  if (!found) throw new Error(`no class ${classId}`);
  const roster = await classRoster(classId);
  const chosen = roster.filter((student) =>
    who === 'waiting' ? !student.cardHash && !student.passwordHash : who.includes(student.id),
  );
  const cards = chosen.map((student) => ({ ...student, code: newCardCode() }));
  await issueCards(
    cards.map(({ accountId, code }) => ({ accountId, cardHash: hashCard(code) })),
    { accountId: by.accountId, classId, at: by.now },
  );
  const { schoolClass, school } = found;
  await Promise.all(cards.map((card) => forgetStudentFailures(school.code, card.number)));
  const running = await sessionOfClass(classId, by.now);
  if (running) await Promise.all(cards.map(({ id }) => forgetFailures(roomKey(running.id, id))));
  return {
    className: className(schoolClass, schoolYearOf(dayOf(by.now))),
    schoolName: school.name,
    schoolCode: school.code,
    cards: cards.map(({ name, number, code }) => ({ studentName: name, number, code })),
  };
}
