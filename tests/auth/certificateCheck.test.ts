import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkCertificate } from '#auth/certificateCheck';
import { db } from '#db/client';
import { certificates } from '#db/schema/index';
import { write } from '#db/writer';
import { xiaoming } from '#tests/support/cast';
import { morning } from '#tests/support/clock';
import { settleCounty } from '#tests/support/county';
import { closeTestDatabase, openTestDatabase } from '#tests/support/database';

const code = '34679ACDEFGH';

beforeEach(async () => {
  await openTestDatabase();
  await settleCounty();
  await write([
    db()
      .insert(certificates)
      .values({
        ...{ code, studentId: xiaoming.studentId, stage: 'junior', grade: 1 },
        ...{ schoolYear: 2026, issuedAt: morning },
      }),
  ]);
});
afterEach(closeTestDatabase);

const valid = { valid: true, grade: '七年级', month: '2026年10月' };

test('a code is valid however it is typed; mistyped and never issued are answered alike', async () => {
  for (const typed of ['3467-9ACD-EFGH', '3467 9acd efgh', ' 34679ACDEFGH ']) {
    expect(await checkCertificate(typed, '10.1.0.1')).toEqual(valid);
  }
  for (const typed of ['3467-9ACD-EFGJ', 'YYYY-YYYY-YYYY', '3467', "' or 1=1"]) {
    expect(await checkCertificate(typed, '10.1.0.1')).toEqual({ valid: false });
  }
});

test('a network that guesses on and on must wait; right codes and other networks do not', async () => {
  for (let n = 0; n < 300; n += 1) {
    expect(await checkCertificate(code, '10.1.0.2')).toEqual(valid);
  }
  for (let n = 0; n < 200; n += 1) await checkCertificate(`WRONG${n}`, '10.1.0.2');
  const waits = await checkCertificate(code, '10.1.0.2');
  expect(waits).toEqual({ waitMinutes: expect.any(Number) });
  expect(await checkCertificate(code, '10.1.0.3')).toEqual(valid);
});
