import { fileURLToPath } from 'node:url';
import { dayOf } from '#domain/time';
import { lint } from './lint/index.ts';
import { errorsOf, report } from './lint/report.ts';

// npm run content: what authors have to mend; `-- --release` also refuses what is overdue.
const content = fileURLToPath(new URL('../../content/', import.meta.url));
const linted = await lint(content, {
  today: dayOf(Date.now()),
  release: process.argv.includes('--release'),
});
console.log(report(linted));
process.exitCode = errorsOf(linted.findings).length > 0 ? 1 : 0;
