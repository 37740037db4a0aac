import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, root, startUntil } from './machine.ts';

/** nginx with one worker, as one process of ours stands against it, serving the same files. */
export async function startNginx(): Promise<{ url: string; stop: () => Promise<void> }> {
  const directory = mkdtempSync(join(tmpdir(), 'mingbian-nginx-'));
  const port = await freePort();
  const file = join(directory, 'nginx.conf');
  writeFileSync(file, configuration(directory, port));
  const url = `http://127.0.0.1:${port}`;
  const { stop } = await startUntil(`${url}/index.html`, 'nginx', ['-p', directory, '-c', file]);
  return {
    url,
    stop: async () => {
      await stop();
      rmSync(directory, { recursive: true });
    },
  };
}

const configuration = (directory: string, port: number) => `
daemon off;
${process.getuid?.() === 0 ? 'user root;' : ''}
worker_processes 1;
pid ${directory}/nginx.pid;
error_log ${directory}/error.log;
events { worker_connections 1024; }
http {
  include /etc/nginx/mime.types;
  access_log off;
  sendfile on;
  tcp_nopush on;
  keepalive_requests 100000000;
  open_file_cache max=1000;
  gzip_static on;
  server { listen 127.0.0.1:${port}; root ${root}dist/client; }
}
`;
