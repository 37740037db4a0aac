import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The settings of a test process; import this before anything asks for them. */
Object.assign(process.env, {
  SECRET: 'a pepper that is used in tests and nowhere else',
  DATA_DIR: join(tmpdir(), 'mingbian-test-data'),
  READING_FLOOR_PERCENT: '100',
  RETAKE_PAUSE_MINUTES: '10',
});
delete process.env.ORIGIN;
