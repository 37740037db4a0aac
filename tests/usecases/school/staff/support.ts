import type { HeldRole } from '#domain/people/permission';
import { busy, type CastStaff, countyCode, officer, quiet, townOfficer } from '#tests/support/cast';

/** A member of the cast as someone who acts. */
const acting = ({ accountId }: CastStaff, role: HeldRole['role'], scope: Partial<HeldRole>) => ({
  id: accountId,
  roles: [{ role, regionCode: null, schoolId: null, classId: null, ...scope }],
});

export const busyAdmin = acting(busy.admin, 'school-admin', { schoolId: busy.schoolId });
export const quietAdmin = acting(quiet.admin, 'school-admin', { schoolId: quiet.schoolId });
export const busyTeacher = acting(busy.teacher, 'teacher', { classId: busy.classId });
export const countyOfficer = acting(officer, 'officer', { regionCode: countyCode });
export const busyTownOfficer = acting(townOfficer, 'officer', { regionCode: busy.regionCode });

/** The list of the busy school as its admin and as the bureau sees it, and that of the county. */
export const busyStaff = { schoolId: busy.schoolId, adminsOnly: false };
export const busyAdmins = { schoolId: busy.schoolId, adminsOnly: true };
export const countyStaff = { regionCode: countyCode };
