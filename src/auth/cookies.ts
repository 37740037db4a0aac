import { settings } from '#server/settings';

/** The value of a cookie in a Cookie header; empty when it is not there. */
export function cookieOf(header: string, name: string): string {
  const pair = header.split(/;\s*/).find((each) => each.startsWith(`${name}=`));
  return pair?.slice(name.length + 1) ?? '';
}

/** A Set-Cookie value out of reach of scripts and other sites. `maxAgeSeconds` 0 forgets it. */
export function setCookie(
  name: string,
  value: string,
  { path, maxAgeSeconds }: { path: string; maxAgeSeconds: number },
): string {
  const secure = settings().origin?.startsWith('https://') ? '; Secure' : '';
  return `${name}=${value}; HttpOnly; SameSite=Lax; Path=${path}; Max-Age=${maxAgeSeconds}${secure}`;
}
