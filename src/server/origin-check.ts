import type { IncomingHttpHeaders } from 'node:http';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/** May this method change nothing? */
export const isSafe = (method: string | undefined): boolean => safeMethods.has(method ?? '');

/**
 * Does an unsafe request come from our own pages? Browsers say so in Origin and, on https and
 * localhost, in Sec-Fetch-Site, and no foreign page can change either. A client that sends
 * neither is no browser; it may pass as long as it carries no cookie that another page could ride.
 * @param origin the public address of this server; without one, the Host header
 */
export function isSameOrigin(headers: IncomingHttpHeaders, origin: string | undefined): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  if (headers.origin === undefined) return site !== undefined || headers.cookie === undefined;
  if (origin) return headers.origin === origin;
  return (
    URL.canParse(headers.origin) && new URL(headers.origin).host === headers.host?.toLowerCase()
  );
}
