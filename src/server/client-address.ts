import type { IncomingMessage } from 'node:http';

/**
 * The address of the person's machine. Each trusted proxy appends what it saw, so the entry
 * that many places from the right is the last one no client can invent.
 */
export function clientAddress(incoming: IncomingMessage, trustedProxies: number): string {
  const peer = incoming.socket.remoteAddress ?? '';
  if (trustedProxies === 0) return peer;
  const hops = String(incoming.headers['x-forwarded-for'] ?? '').split(',');
  return hops.at(-trustedProxies)?.trim() || peer;
}
