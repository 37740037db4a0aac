import { expect, test } from 'vitest';
import { auditActs } from '#domain/audit/acts';
import { actsOf, auditGroups, trailKinds } from '#domain/audit/groups';

test('every act of the trail is in one group and no other', () => {
  expect(Object.values(auditGroups).flat().sort()).toEqual([...auditActs].sort());
});

test('what is called a change is neither looking nor learning', () => {
  const changes = actsOf('changes') ?? [];
  expect(changes).toContain('freezeRoll');
  expect(changes).not.toContain('read');
  expect(changes).not.toContain('countLesson');
});

test('every kind but "all" names its acts', () => {
  expect(actsOf('all')).toBeNull();
  for (const kind of trailKinds.filter((each) => each !== 'all')) {
    expect(actsOf(kind)?.length).toBeGreaterThan(0);
  }
});
