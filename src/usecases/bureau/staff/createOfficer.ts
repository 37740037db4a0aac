import { type Invited, inviteStaff } from '#usecases/school/staff/inviteStaff';

const operator = { id: null, roles: [] };

/**
 * The operator makes an officer: the first of a region has nobody above who could invite them.
 * @returns the invitation with its link, which exists nowhere else, or what is wrong
 */
export const createOfficer = (
  who: { signInName: string; displayName: string; regionCode: string },
  now: number,
): Promise<Invited> => inviteStaff(operator, { ...who, role: 'officer' }, now);
