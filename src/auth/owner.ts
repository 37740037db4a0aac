import { createHmac } from 'node:crypto';
import { problem } from '#auth/problem';
import { settings } from '#server/settings';

/**
 * Whose waiting answers are whose on a shared computer: a name for an account that tells nobody
 * who it is, and is another one on another installation. 96 bits of HMAC-SHA-256.
 */
export const ownerOf = (accountId: string): string =>
  createHmac('sha256', settings().secret)
    .update(`owner of what waits: ${accountId}`)
    .digest('base64url')
    .slice(0, 16);

/** The header in which a browser says whose answer it sends. */
const header = 'x-owner';

/**
 * The refusal of what another student left on this computer, sent after somebody else signed in;
 * undefined when it is the signed-in student's own, or nothing is said.
 */
export function othersRefused(request: Request, accountId: string): Response | undefined {
  const owner = request.headers.get(header);
  if (owner === null || owner === ownerOf(accountId)) return undefined;
  const detail = '这台电脑上现在登录的是另一位同学，所以没有送出。答过的都留着，等本人登录再送。';
  return problem(412, 'other-person', detail);
}
