import { expect, test } from 'vitest';
import type { QuestionDraft, ReadQuestion } from '#domain/learning/exchange';
import { judgeBank } from '#usecases/bureau/competitions/judgeBank';

const question = (n: number, change: Partial<QuestionDraft> = {}): ReadQuestion => ({
  place: `第 ${n + 2} 行`,
  question: {
    ...{ id: '', lesson: '', kind: 'action', situation: true, objective: '先问' },
    stem: `第${n}个人递来没有标签的饮料，先做什么？`,
    options: ['不接', '接过来', '尝一口', '转给同学'].map((text) => ({ text, feedback: '' })),
    ...{ key: 0, why: '说不清的不接。', source: 'law-2', reviewBy: '2027-11-01' },
    ...change,
  },
});
const bank = (size = 40) => Array.from({ length: size }, (_, n) => question(n));
const judge = (questions: ReadQuestion[], known: string[] = []) => judgeBank(questions, [], known);

test('forty whole questions that nobody has seen are a bank', () => {
  const judged = judge(bank(), ['班会上问什么？']);
  expect('bank' in judged && judged.bank).toHaveLength(40);
});

test('thirty-nine are too few', () => {
  expect(judge(bank(39))).toMatchObject({ problem: expect.stringContaining('至少要 40 题') });
});

test('a question that was published is refused with its row, whatever its punctuation', () => {
  expect(judge(bank(), ['第3个人 递来没有标签的饮料,先做什么?'])).toMatchObject({
    rows: [{ place: '第 5 行', what: '这道题已经公开或用过。' }],
  });
});

test('a question that stands twice, or lacks its key, takes the whole file with it', () => {
  const twice = { ...question(0), place: '第 42 行' };
  expect(judge([...bank(), twice])).toMatchObject({
    rows: [{ place: '第 42 行', what: '和第 2 行是同一道题。' }],
  });
  expect(judge([...bank(), question(50, { key: -1 })])).toMatchObject({
    rows: [{ place: '第 52 行', what: '没有说哪一项正确。' }],
  });
});
