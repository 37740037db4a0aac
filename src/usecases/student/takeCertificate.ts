import { randomInt } from 'node:crypto';
import { issueCertificate } from '#db/commands/record/issueCertificate';
import { certificatesOf } from '#db/queries/record/certificates';
import { isConstraintFailure, isPreconditionFailure } from '#db/writer';
import { certificateSlug, newCertificateCode } from '#domain/learning/certificate';
import { certificateState } from './certificateState.ts';

/**
 * Gives a student the certificate of the grade they are in, once: asking again leads to the same.
 * @returns the slug of its page; undefined when it is not earned
 */
export async function takeCertificate(
  studentId: number,
  by: { accountId: string; now: number },
): Promise<string | undefined> {
  const state = await certificateState(studentId, by.now);
  if (!state) return undefined;
  const slug = certificateSlug(state.of);
  if (await hasCertificate(studentId, slug)) return slug;
  const code = newCertificateCode(randomInt);
  try {
    await issueCertificate({ code, studentId, ...state.of }, state.lessons, by);
    return slug;
  } catch (error) {
    if (isPreconditionFailure(error)) return undefined;
    // Another tab was faster.
    if (isConstraintFailure(error) && (await hasCertificate(studentId, slug))) return slug;
    throw error;
  }
}

const hasCertificate = async (studentId: number, slug: string): Promise<boolean> =>
  (await certificatesOf(studentId)).some(
    (each) => each.holds === 1 && certificateSlug(each) === slug,
  );
