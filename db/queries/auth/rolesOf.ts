import { and, eq, gt, isNull, lte, or } from 'drizzle-orm';
import { db } from '../../client.ts';
import { staffRoles } from '../../schema/index.ts';

/** The roles a member of staff holds on a day. */
export const rolesOf = (staffId: number, day: string) =>
  db()
    .select({
      role: staffRoles.role,
      regionCode: staffRoles.regionCode,
      schoolId: staffRoles.schoolId,
      classId: staffRoles.classId,
    })
    .from(staffRoles)
    .where(
      and(
        eq(staffRoles.staffId, staffId),
        lte(staffRoles.fromOn, day),
        or(isNull(staffRoles.untilOn), gt(staffRoles.untilOn, day)),
      ),
    )
    .orderBy(staffRoles.id);
