import { currentLessons } from '#db/queries/learning/lessonVersion';
import { presentIn } from '#db/queries/people/attendance';
import { sessionsSince } from '#db/queries/people/classSession';
import { mayCorrect } from '#domain/people/classSession';

export type PastSession = {
  id: number;
  openedAt: number;
  closedAt: number;
  isA: boolean;
  /** Title of the lesson it taught to all. */
  lesson?: string;
  present: number;
  of: number;
  mayCorrect: boolean;
};

const recentMs = 14 * 24 * 3_600_000;
const most = 10;

/** The class sessions of the last two weeks that are over, the newest first. */
export async function recentSessions(classId: number, now: number): Promise<PastSession[]> {
  const [sessions, lessons] = await Promise.all([
    sessionsSince(classId, now - recentMs, most),
    currentLessons(),
  ]);
  const over = sessions.filter(({ closedAt }) => closedAt !== null);
  return Promise.all(
    over.map(async (session) => {
      const lesson = lessons.find(({ lessonId }) => lessonId === session.lessonId);
      return {
        id: session.id,
        openedAt: session.openedAt,
        closedAt: session.closedAt ?? session.closesAt,
        isA: session.evidence === 'A',
        ...(lesson && { lesson: `第 ${lesson.number} 课 ${lesson.title}` }),
        ...(await presentIn(session)),
        mayCorrect: mayCorrect(session.closedAt, now),
      };
    }),
  );
}
