import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig, devices } from '@playwright/test';

const root = fileURLToPath(new URL('../..', import.meta.url));
const port = process.env.E2E_PORT ?? '4399';
// The runner and its workers read this file; they share the folder through the environment.
process.env.E2E_DATA_DIR ??= mkdtempSync(join(tmpdir(), 'mingbian-e2e-'));
const dataDir = process.env.E2E_DATA_DIR;
const executablePath = process.env.CHROMIUM_PATH;

export default defineConfig({
  testDir: '.',
  outputDir: join(root, 'test-results'),
  fullyParallel: false,
  workers: 2,
  retries: 0,
  timeout: 180_000,
  // Slow machines are welcome: no test is about speed.
  expect: { timeout: 20_000 },
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    // Recording every step costs a fifth of the run: `--trace on` does where it is needed.
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(executablePath && { executablePath }),
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-quic'],
    },
  },
  projects: [
    { name: 'attack', testDir: '../attack' },
    { name: 'desktop', use: { viewport: { width: 1440, height: 900 } } },
    {
      name: 'phone',
      use: { ...devices['Pixel 7'], viewport: { width: 360, height: 780 }, deviceScaleFactor: 2 },
    },
  ],
  webServer: {
    command: 'node_modules/.bin/node src/server/main.ts',
    cwd: root,
    url: `http://127.0.0.1:${port}/healthz`,
    timeout: 120_000,
    env: {
      PORT: port,
      DATA_DIR: dataDir,
      // A lesson in a test is not read at the pace of a person.
      READING_FLOOR_PERCENT: '0',
      // Nor only on weekdays.
      SCHOOL_HOURS: '1-7 00:00-24:00',
    },
    gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
  },
});
