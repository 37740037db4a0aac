import type { Server } from 'node:http';

const idleCheckMs = 50;

/**
 * Stops accepting, lets answers in flight finish, then closes what is left.
 * @param graceMs how long answers may take
 */
export async function closeServer(server: Server, graceMs: number): Promise<void> {
  // A kept connection becomes idle only after its answer, so the idle ones are closed repeatedly.
  const idle = setInterval(() => server.closeIdleConnections(), idleCheckMs);
  const hard = setTimeout(() => server.closeAllConnections(), graceMs);
  await new Promise((resolve) => server.close(resolve));
  clearInterval(idle);
  clearTimeout(hard);
}
