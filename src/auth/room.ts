import { roomAccount } from '#db/queries/auth/roomAccount';
import { runningSession, sessionWithCode } from '#db/queries/people/classSession';
import { sessionMinutes } from '#domain/people/classSession';
import { tidyCode } from '#domain/people/readableCode';
import { cookieOf, setCookie } from './cookies.ts';
import type { Browser } from './device.ts';
import { codeWasRight, takeCodeGuess } from './roomThrottle.ts';
import { seal, unseal } from './seal.ts';
import { secretMatches } from './signIn.ts';
import { forgetFailures, roomKey, studentKey, takeGuess } from './throttle.ts';
import { type Refusal, type SignedIn, unknownBrowser, waitFirst, welcome } from './tries.ts';

/** The running class session whose code this browser has shown. */
export type Room = NonNullable<Awaited<ReturnType<typeof runningSession>>>;

/** Unknown, mistyped and over are answered alike. */
const wrongCode = '没有找到这节课。请看着大屏幕，把 6 位课堂码再输一次；下课以后，码就不能用了。';
const wrongSecret = '密码不对，请再输一次。第一次登录用卡片上的密码，设过自己的密码就用自己的。';

/**
 * Opens the door of the computer room with the code from the screen.
 * @param address where the request came from, for counting wrong codes
 * @returns the Set-Cookie value that leads to the name list; the code is not in it
 */
export async function enterRoom(
  typed: string,
  address: string,
  now: number,
): Promise<{ ok: true; cookie: string } | Refusal> {
  const wait = await takeCodeGuess(address);
  if (wait > 0) return waitFirst(wait, '也可以请老师用登录卡带大家登录。');
  const room = await sessionWithCode(tidyCode(typed), now);
  if (!room) return { ok: false, status: 401, message: wrongCode };
  await codeWasRight(address);
  return {
    ok: true,
    cookie: roomCookie(seal(String(room.id), sealedAs), sessionMinutes.most * 60),
  };
}

/** The class session a browser has entered, while it runs. */
export async function currentRoom({ headers }: Request, now: number): Promise<Room | undefined> {
  const id = unseal(cookieOf(headers.get('cookie') ?? '', cookieName), sealedAs);
  return id === undefined ? undefined : runningSession(Number(id), now);
}

/** Set-Cookie value that closes the door behind a browser. */
export const leaveRoom = (): string => roomCookie('', 0);

/**
 * Signs a student in who was picked from the name list, with the card code or the own password.
 * Wrong ones are counted for this class session alone: strangers cannot keep a room out.
 */
export async function signInFromRoom(
  room: Room,
  { studentId, secret }: { studentId: number; secret: string },
  now: number,
  browser: Browser = unknownBrowser,
): Promise<SignedIn> {
  const found = await roomAccount(room.classId, studentId);
  if (!found) return { ok: false, status: 401, message: '名单里没有这个名字了，请告诉老师。' };
  const key = roomKey(room.id, studentId);
  const wait = await takeGuess(key);
  if (wait > 0) return waitFirst(wait, '请老师给你换一张新卡，马上就能登录。');
  if (!(await secretMatches(found.account, secret))) {
    return { ok: false, status: 401, message: wrongSecret };
  }
  await forgetFailures(key);
  const own = studentKey(found.schoolCode, found.number);
  return welcome(found.account, own, browser, now, room);
}

const cookieName = 'room';
const sealedAs = 'class session entered';

const roomCookie = (value: string, maxAgeSeconds: number): string =>
  setCookie(cookieName, value, { path: '/room', maxAgeSeconds });
