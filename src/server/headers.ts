import { contentSecurityPolicy } from './csp.ts';

/** Headers by lower-case name, as node:http takes them. */
export type HeaderMap = ReadonlyMap<string, string>;

/**
 * What every answer of this server carries, static or not, good or bad. Answers are not
 * stored unless whoever writes them says otherwise.
 * @param origin the public address; https adds Strict-Transport-Security
 */
export function securityHeaders(origin: string | undefined): HeaderMap {
  const headers = new Map([
    ['content-security-policy', contentSecurityPolicy()],
    ['x-content-type-options', 'nosniff'],
    ['x-frame-options', 'DENY'],
    ['referrer-policy', 'same-origin'],
    ['permissions-policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=()'],
    ['cross-origin-opener-policy', 'same-origin'],
    ['cross-origin-resource-policy', 'same-origin'],
    ['cache-control', 'no-store'],
  ]);
  if (origin?.startsWith('https:')) headers.set('strict-transport-security', 'max-age=31536000');
  return headers;
}
