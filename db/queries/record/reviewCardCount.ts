import { eq } from 'drizzle-orm';
import { db } from '../../client.ts';
import { reviewCards } from '../../schema/index.ts';

/** Of how many items a student's review remembers when to ask them next. */
export const reviewCardCount = (studentId: number): Promise<number> =>
  db().$count(reviewCards, eq(reviewCards.studentId, studentId));
