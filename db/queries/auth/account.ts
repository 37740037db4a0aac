import { and, eq } from 'drizzle-orm';
import { db } from '../../client.ts';
import { accounts, schools, staff, students } from '../../schema/index.ts';

/** The account of a student, by what stands on the card. */
export async function studentAccount(schoolCode: string, number: string) {
  const [row] = await db()
    .select({ account: accounts })
    .from(accounts)
    .innerJoin(students, eq(students.id, accounts.studentId))
    .innerJoin(schools, eq(schools.id, students.schoolId))
    .where(and(eq(schools.code, schoolCode), eq(students.number, number)));
  return row?.account;
}

/** The account of a member of staff, by sign-in name. */
export async function staffAccount(name: string) {
  const [row] = await db()
    .select({ account: accounts })
    .from(accounts)
    .innerJoin(staff, eq(staff.id, accounts.staffId))
    .where(eq(staff.name, name));
  return row?.account;
}

/** An account by its id. */
export async function accountById(id: string) {
  const [row] = await db().select().from(accounts).where(eq(accounts.id, id));
  return row;
}
