import { type SQL, sql } from 'drizzle-orm';

type Place = { schoolId: SQL<number | null>; regionCode: SQL<string | null> };

/** Where an act of or on a student belongs: their school. */
export const placeOfStudent = (studentId: number): Pick<Place, 'schoolId'> => ({
  schoolId: sql`(select school_id from students where id = ${studentId})`,
});

/** Where an act of or on a class belongs: its school. */
export const placeOfClass = (classId: number): Pick<Place, 'schoolId'> => ({
  schoolId: sql`(select school_id from school_classes where id = ${classId})`,
});

/** Likewise for anybody's account: the school of a student, the first place of a member of staff. */
export const placeOfAccount = (accountId: string): Place => ({
  schoolId: sql`(select coalesce(s.school_id, r.school_id, k.school_id) from accounts a
    left join students s on s.id = a.student_id
    left join staff_roles r on r.staff_id = a.staff_id
    left join school_classes k on k.id = r.class_id
    where a.id = ${accountId} order by r.id limit 1)`,
  regionCode: sql`(select r.region_code from accounts a
    join staff_roles r on r.staff_id = a.staff_id
    where a.id = ${accountId} order by r.id limit 1)`,
});
