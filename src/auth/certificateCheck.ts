import { RateLimiterMemory } from 'rate-limiter-flexible';
import { certificateWithCode } from '#db/queries/record/certificates';
import { certificateWords } from '#domain/learning/certificate';
import { tidyCode } from '#domain/people/readableCode';
import { networkOf } from './roomThrottle.ts';

export type CertificateCheck =
  | { valid: true; grade: string; month: string }
  | { valid: false }
  | { waitMinutes: number };

/**
 * Wrong codes of a network. With 23^12 codes nobody finds one by guessing; this keeps a script
 * from asking all day, and lets a school's office mistype as often as it likes.
 */
const wrongPerNetwork = 200;
const ofNetwork = new RateLimiterMemory({ points: wrongPerNetwork, duration: 10 * 60 });

/**
 * Is there a certificate with this code? Mistyped and never issued are answered alike.
 * @param address where the request came from, for counting wrong codes
 */
export async function checkCertificate(typed: string, address: string): Promise<CertificateCheck> {
  const network = networkOf(address);
  const { consumedPoints, msBeforeNext } = await ofNetwork.penalty(network);
  if (consumedPoints > wrongPerNetwork) return { waitMinutes: Math.ceil(msBeforeNext / 60_000) };
  const found = await certificateWithCode(tidyCode(typed));
  if (!found) return { valid: false };
  await ofNetwork.reward(network);
  return { valid: true, ...certificateWords(found) };
}
