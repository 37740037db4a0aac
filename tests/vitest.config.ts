import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    pool: 'forks',
    // Tests wait for the disk now and then: all cores, not all but one.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          // Rules without a state: they can share a process, and start faster.
          isolate: false,
          testTimeout: 60_000,
          include: ['tests/{domain,lessons,components,islands,search,house}/**/*.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'server',
          globalSetup: 'tests/support/template.ts',
          include: ['tests/{db,auth,usecases,api,server,launcher,crash}/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
