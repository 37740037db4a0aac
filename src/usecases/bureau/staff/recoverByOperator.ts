import { staffByName } from '#db/queries/auth/staffByName';
import { tidySignInName } from '#domain/people/staffName';
import { newLinkOf } from '#usecases/school/staff/makeStaffLink';

/**
 * The operator makes a new link for any member of staff: for officers who have nobody above.
 * @returns the link, which exists nowhere else; undefined when nobody has this sign-in name
 */
export async function recoverByOperator(
  { signInName, dropTwoStep }: { signInName: string; dropTwoStep: boolean },
  now: number,
) {
  const [person] = await staffByName([tidySignInName(signInName)]);
  if (!person) return undefined;
  const purpose = person.isNew ? 'invite' : 'recovery';
  return newLinkOf(person, purpose, { by: null, dropTwoStep }, now);
}
