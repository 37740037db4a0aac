import { pupil, seatsOf } from '#db/queries/people/pupil';
import { certificatesOf } from '#db/queries/record/certificates';
import {
  certificateCodeText,
  certificateSlug,
  certificateWords,
} from '#domain/learning/certificate';
import { dayOf } from '#domain/time';

export type CertificateView = {
  name: string;
  /** Where the student sat when it was issued. */
  schoolName: string;
  grade: string;
  /** The first of the two years of the school year. */
  schoolYear: number;
  /** 2026年11月 */
  month: string;
  /** In groups of four. */
  code: string;
};

/** A student's own certificate as it is printed; undefined when no valid one has that slug. */
export async function openCertificate(
  studentId: number,
  slug: string | undefined,
): Promise<CertificateView | undefined> {
  const [found, certificates, seats] = await Promise.all([
    pupil(studentId),
    certificatesOf(studentId),
    seatsOf(studentId),
  ]);
  const certificate = certificates.find(
    (each) => each.holds === 1 && certificateSlug(each) === slug,
  );
  if (!found || !certificate) return undefined;
  const { issuedAt, schoolYear, code } = certificate;
  const issuedOn = dayOf(issuedAt);
  const seat = seats.findLast(
    ({ joinedOn, leftOn }) => joinedOn <= issuedOn && (leftOn === null || leftOn > issuedOn),
  );
  return {
    name: found.name,
    schoolName: (seat ?? found).school.name,
    ...certificateWords(certificate),
    schoolYear,
    code: certificateCodeText(code),
  };
}
