import type { Settings } from '../settings.ts';
import { runCommand } from './runCommand.ts';
import { startSealer } from './sealer.ts';
import { openSocket } from './socket.ts';

/**
 * What a running server does for its operator: seals the trail, and answers `npm run admin`.
 * @returns how to stop, with a last seal
 */
export async function openDesk(settings: Settings): Promise<() => Promise<void>> {
  const closeSocket = await openSocket(settings.dataDir, (asked) => runCommand(asked, settings));
  const stopSealing = startSealer(settings.dataDir);
  return async () => {
    await closeSocket();
    await stopSealing();
  };
}
