import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { settings } from '#server/settings';

/**
 * Encrypts a text with a key derived from the installation's secret (AES-256-GCM), so that the
 * database or a form alone does not tell it.
 * @param purpose what it is and whose, e.g. `totp of account 7`; opens under the same purpose only
 */
export function seal(text: string, purpose: string): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key(), iv).setAAD(Buffer.from(purpose));
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url');
}

/** What was sealed; undefined for anything that was not, or for another purpose. */
export function unseal(sealed: string, purpose: string): string | undefined {
  const bytes = Buffer.from(sealed, 'base64url');
  if (bytes.length < 28) return undefined;
  const [iv, tag, body] = [bytes.subarray(0, 12), bytes.subarray(12, 28), bytes.subarray(28)];
  const decipher = createDecipheriv('aes-256-gcm', key(), iv, { authTagLength: 16 });
  try {
    decipher.setAAD(Buffer.from(purpose)).setAuthTag(tag);
    return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
  } catch {
    return undefined;
  }
}

const key = (): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', settings().secret, '', 'mingbian seal', 32));
