import type { HeldRole } from '#domain/people/permission';
import { roles } from '#domain/people/role';
import { endRole } from '#usecases/school/staff/endRole';
import type { Invitation } from '#usecases/school/staff/invitation';
import { inviteStaff } from '#usecases/school/staff/inviteStaff';
import { makeStaffLink } from '#usecases/school/staff/makeStaffLink';
import type { StaffScope } from '#usecases/school/staff/openStaff';

/** A list of staff and who looks at it. */
export type StaffDesk = {
  scope: StaffScope;
  actor: { id: string; roles: HeldRole[] };
  /** The address of the list. */
  here: string;
};

export type Outcome =
  | { go: string }
  | { slips: Invitation[] }
  /** What is wrong; the form is shown again with what was typed. */
  | { problem: string }
  | { lost: true };

/** Does what a form of the list asks for; undefined for a search, which does nothing. */
export async function answerStaff(
  { scope, actor, here }: StaffDesk,
  sent: FormData,
  now: number,
): Promise<Outcome | undefined> {
  const word = (key: string) => String(sent.get(key) ?? '').trim();
  const id = (key: string) => (/^[1-9]\d{0,14}$/.test(word(key)) ? Number(word(key)) : 0);
  switch (word('do')) {
    case 'invite': {
      const role = roles.find((each) => each === word('role'));
      if (!role) return { problem: '还没有选职责，没有邀请。' };
      const place =
        'schoolId' in scope
          ? { classId: id('class'), schoolId: scope.schoolId }
          : { schoolCode: word('school'), regionCode: word('region') };
      const names = { signInName: word('name'), displayName: word('shown') };
      const made = await inviteStaff(actor, { ...names, role, ...place }, now);
      if ('problem' in made) return made;
      return 'invitation' in made ? { slips: [made.invitation] } : { go: `${here}?done=granted` };
    }
    case 'link': {
      const wanted = { staffId: id('who'), dropTwoStep: word('drop') === '1' };
      const made = await makeStaffLink(scope, actor, wanted, now);
      if (!made) return { lost: true };
      return 'problem' in made ? made : { slips: [made.invitation] };
    }
    case 'end': {
      const wanted = { staffId: id('who'), roleId: id('post'), on: word('on') };
      const made = await endRole(scope, actor, wanted, now);
      if (!made) return { lost: true };
      return 'problem' in made ? made : { go: `${here}?done=ended` };
    }
    default:
      return undefined;
  }
}
