import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { settings } from '#server/settings';
import { cookieOf, setCookie } from './cookies.ts';

/** In a computer room one browser is known to many children: the last of them it can carry. */
const accountsPerDevice = 60;
const days = 180;

/**
 * The device cookie (OWASP, “Slow Down Online Guessing Attacks with Device Cookies”): a browser
 * that once signed in to an account has failures of its own there, so that strangers who guess
 * cannot keep the right person out. It opens nothing and names nobody: a random number, and for
 * each account the keyed hash of both.
 * @param key what the account's failures are counted under
 * @returns the number of the browser if it is known to this account
 */
export function knownDevice(key: string, cookies: string): string | undefined {
  const { device, seals } = read(cookies);
  return device && seals.some((seal) => same(seal, sealOf(device, key))) ? device : undefined;
}

/** @returns the Set-Cookie value after which this browser is known to the account */
export function rememberDevice(key: string, cookies: string): string {
  const { device = randomBytes(12).toString('base64url'), seals } = read(cookies);
  const own = sealOf(device, key);
  const others = seals.filter((seal) => seal !== own).slice(1 - accountsPerDevice);
  return setCookie('device', [device, ...others, own].join('.'), {
    path: '/',
    maxAgeSeconds: days * 24 * 60 * 60,
  });
}

function read(cookies: string): { device?: string; seals: string[] } {
  const [device = '', ...seals] = cookieOf(cookies, 'device').split('.');
  return /^[\w-]{16}$/.test(device)
    ? { device, seals: seals.filter((seal) => /^[\w-]{16}$/.test(seal)) }
    : { seals: [] };
}

/** 96 bits. */
const sealOf = (device: string, key: string): string =>
  createHmac('sha256', settings().secret)
    .update(`device:${device}:${key}`)
    .digest('base64url')
    .slice(0, 16);

const same = (a: string, b: string) => timingSafeEqual(Buffer.from(a), Buffer.from(b));
