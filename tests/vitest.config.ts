import { fileURLToPath } from 'node:url';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

/** The npm registry has the libSQL server for this kind of machine only. */
const hasLibsqlServer = process.platform === 'linux' && process.arch === 'x64';

/** The same tests against the second database that `DATABASE_URL` may name. */
const onLibsqlServer: TestProjectInlineConfiguration = {
  extends: true,
  test: {
    name: 'libsql-server',
    globalSetup: 'tests/support/serverTemplate.ts',
    include: process.env.FULL
      ? ['tests/{db,auth,usecases}/**/*.test.ts']
      : [
          'tests/db/{writer,indicators/recount}.test.ts',
          'tests/usecases/student/finishAttempt.test.ts',
          'tests/usecases/school/{roll/schoolRoll,rosterApi}.test.ts',
        ],
    // The demonstration county is made in a file only.
    exclude: ['tests/db/seed.test.ts'],
    // The long simulations are about the figures, not about the database: short ones do.
    env: { FULL: '' },
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
};

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
      ...(hasLibsqlServer ? [onLibsqlServer] : []),
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
