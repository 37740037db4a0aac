import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { dayOf } from '#domain/time';
import { lint } from '#lessons/lint/index';
import { errorsOf, report } from '#lessons/lint/report';

it('the content we ship is without an error', async () => {
  const content = fileURLToPath(new URL('../../content/', import.meta.url));
  const linted = await lint(content, { today: dayOf(Date.now()), release: false });
  const errors = errorsOf(linted.findings);
  expect(errors, report({ ...linted, findings: errors })).toEqual([]);
});
