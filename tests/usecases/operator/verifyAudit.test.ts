import '#tests/support/settings';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { connection, db } from '#db/client';
import { addSeal } from '#db/commands/audit/addSeal';
import { auditEvent } from '#db/commands/audit/auditEvent';
import { isConstraintFailure, write } from '#db/writer';
import { morning } from '#tests/support/clock';
import { closeTestDatabase, openTestDatabase } from '#tests/support/database';
import { thaw } from '#tests/support/thaw';
import { sealAudit } from '#usecases/operator/sealAudit';
import { verifyAudit } from '#usecases/operator/verifyAudit';

beforeEach(openTestDatabase);
afterEach(closeTestDatabase);

/** Events 1 to 4 under one seal, 5 to 8 under the next. */
async function sealTwice() {
  await happen(4);
  await sealAudit(morning);
  await happen(4);
  return sealAudit(morning + 1);
}

const happen = (n: number) =>
  write(
    Array.from({ length: n }, (_, i) =>
      auditEvent({
        at: morning + i,
        accountId: 'staff-1',
        act: 'printCards',
        subject: `class ${i}`,
        schoolId: 1,
        detail: { cards: i },
      }),
    ),
  );

const change = (statement: string) => connection().writer.execute(statement);

describe('a chain that nobody touched', () => {
  test('is whole, and says its end and what is not sealed yet', async () => {
    const { head } = await sealTwice();
    await happen(1);
    expect(await verifyAudit()).toMatchObject({
      broken: null,
      seals: 2,
      events: 8,
      head: { ...head, upTo: 8 },
      unsealed: { events: 1, since: morning },
    });
  });

  test('still has the seal that was noted down, however long ago', async () => {
    await happen(1);
    const { head } = await sealAudit(morning);
    await sealTwice();
    expect((await verifyAudit([head?.seal ?? ''])).broken).toBeNull();
  });

  test('is empty where nothing happened', async () => {
    expect(await sealAudit(morning)).toEqual({ sealed: 0 });
    expect(await verifyAudit()).toMatchObject({ broken: null, seals: 0, head: null });
  });

  test('seals 10,000 events in blocks of at most 500', async () => {
    await change(`with recursive n(i) as (select 1 union all select i + 1 from n where i < 10000)
      insert into audit_events (at, act, subject, detail)
      select ${morning} + i, 'read', 'class ' || i, '{}' from n`);
    expect(await sealAudit(morning)).toMatchObject({ sealed: 10_000, head: { upTo: 10_000 } });
    expect(await verifyAudit()).toMatchObject({ broken: null, seals: 20, events: 10_000 });
  });
});

describe('someone with the database but without the secret', () => {
  beforeEach(async () => {
    await sealTwice();
    await thaw();
  });

  test.each([
    `update audit_events set detail = '{"cards":9}' where id = 6`,
    `update audit_events set at = at - 1 where id = 6`,
    `update audit_events set account_id = null where id = 6`,
    `update audit_events set school_id = 2 where id = 6`,
    `update audit_events set subject = 'class 7' where id = 6`,
  ])('cannot change an event unseen: %s', async (statement) => {
    await change(statement);
    expect((await verifyAudit()).broken).toEqual({ kind: 'changed', eventId: 6 });
  });

  test.each([1, 6, 8])('cannot take event %i away unseen', async (id) => {
    await change(`delete from audit_events where id = ${id}`);
    expect((await verifyAudit()).broken).toEqual({ kind: 'missing', eventId: id });
  });

  test('cannot add an event to the past unseen', async () => {
    await change(`insert into audit_events (id, at, act, subject, detail)
      values (0, ${morning}, 'read', 'class 1', '{}')`);
    expect((await verifyAudit()).broken).toEqual({ kind: 'added', eventId: 0 });
  });

  test('cannot take a seal out of the middle unseen', async () => {
    await change('delete from audit_seals where id = 1');
    expect((await verifyAudit()).broken).toEqual({ kind: 'sealMissing', afterEventId: 0 });
  });

  test('cannot take the last seal away unseen by who noted it down', async () => {
    const { head } = await verifyAudit();
    await change('delete from audit_seals where id = 2');
    const { broken, unsealed } = await verifyAudit([head?.seal ?? '']);
    expect(broken).toEqual({ kind: 'sealMissing', afterEventId: 4 });
    expect(unsealed.events).toBe(4);
  });

  test('cannot swap seals unseen', async () => {
    await change('update audit_seals set id = 3 where id = 1');
    expect((await verifyAudit()).broken).toEqual({ kind: 'sealOrder', afterEventId: 0 });
  });

  test('cannot change a seal unseen', async () => {
    await change('update audit_seals set at = at + 1 where id = 2');
    expect((await verifyAudit()).broken).toEqual({ kind: 'sealChanged', afterEventId: 4 });
  });
});

describe('two processes on one database', () => {
  test('cannot fork the chain', async () => {
    await sealTwice();
    const [first] = await db().all<{ seal: string }>(sql`select seal from audit_seals limit 1`);
    const fork = { upTo: 9, events: 1, previous: first?.seal.split('.')[0] ?? '', at: morning };
    const error = await addSeal({ ...fork, seal: 'forked' }).catch((reason) => reason);
    expect(isConstraintFailure(error)).toBe(true);
  });

  test('seal one chain when both begin at once', async () => {
    await happen(3);
    const both = await Promise.all([sealAudit(morning), sealAudit(morning + 1)]);
    expect(both.map(({ sealed }) => sealed).sort()).toEqual([0, 3]);
    expect(await verifyAudit()).toMatchObject({ broken: null, seals: 1, events: 3 });
  });
});
