import type { TestProject } from 'vitest/node';
import { connect, disconnect } from '#db/client';
import { migrate } from '#db/migrate';
import { forget, installLibsqlServer, startLibsqlServer } from './libsqlServer.ts';

/** The same for a libSQL server: its data after all migrations. */
export default async function makeServerTemplate({ provide }: TestProject): Promise<() => void> {
  installLibsqlServer();
  const server = await startLibsqlServer();
  await connect(server.url);
  await migrate();
  await disconnect();
  await server.stop();
  provide('template', { kind: 'server', dir: server.dir });
  return () => forget(server);
}
