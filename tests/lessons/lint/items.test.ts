import { describe, expect, it } from 'vitest';
import type { Item } from '#domain/learning/item';
import type { Lesson } from '#domain/learning/lesson';
import { balance } from '#lessons/lint/balance';
import { disjoint } from '#lessons/lint/disjoint';
import { duplicates } from '#lessons/lint/duplicates';
import { keys } from '#lessons/lint/keys';
import { wording } from '#lessons/lint/wording';
import { aLesson, anItem, corpusOf, folder, goodBank, shared, told } from './support.ts';

it.each([balance, disjoint, duplicates, keys, wording])('the good bank passes (%o)', (rule) => {
  expect(told(rule)).toEqual([]);
});

const withOption = (text: string): Item => {
  const item = anItem(0);
  return {
    ...item,
    options: item.options.map((option, i) => (i === 2 ? { ...option, text } : option)),
  };
};

describe('wording', () => {
  it.each([
    ['这件事不得不告诉谁？', 'error', '双重否定'],
    ['哪一句没有不对？', 'error', '双重否定'],
    ['你吸过电子烟吗？', 'error', '不问学生本人'],
    ['你有没有试过？', 'error', '不问学生本人'],
    ['你家里有人吸毒吗？', 'error', '不问学生本人'],
    ['第八十四条说的是什么？', 'warning', '不考条文序号'],
    ['吸毒罚款2000元，对吗？', 'warning', '不考条文序号和罚款数额'],
  ])('of a stem: %s', (stem, level, complaint) => {
    const [found] = told(wording, { items: [anItem(0, { stem })] });
    expect(found).toMatch(new RegExp(`^${level} questions.yaml .*${complaint}`));
  });

  it.each([
    '同学现在没有不舒服，你先做什么？',
    '有人说“大家都试过”，怎么想？',
    '你试过拒绝，对方还在劝，怎么办？',
  ])('leaves a good stem alone: %s', (stem) =>
    expect(told(wording, { items: [anItem(0, { stem })] })).toEqual([]),
  );

  it.each([
    ['以上都不是', 'error'],
    ['前面三项都对', 'error'],
    ['全部正确', 'error'],
    ['A和B都对', 'error'],
    ['不能不去', 'warning'],
  ])('of an option: %s', (text, level) => {
    expect(told(wording, { items: [withOption(text)] })).toEqual([
      expect.stringMatching(`^${level}`),
    ]);
  });

  it('no practice asks about the student either', () => {
    const practice: Lesson['practice'] = {
      kind: 'order',
      intro: '想一想：你抽过电子烟吗？',
      goal: '离开',
      steps: [{ text: '停', why: '先停下' }],
    };
    const found = told(wording, { lesson: { practice } });
    expect(found).toEqual([expect.stringContaining('不问学生本人')]);
  });
});

describe('keys', () => {
  it.each([
    ['最短', 2],
    ['第二短', 0],
    ['第三短', 1],
  ])('are not found by taking the option that is %s', (rank, key) => {
    const bank = goodBank();
    expect(told(keys, { items: bank })).toEqual([]);
    const [a, b, c, ...rest] = bank.map((item) => ({ ...item, key: (key + 1) % 3 }));
    const half = [a, b, c].map((item) => ({ ...(item as Item), key }));
    expect(told(keys, { items: [...half, ...rest] })).toContainEqual(
      expect.stringMatching(new RegExp(`^warning .*6 题全都选${rank}的一项，约能对 3 题`)),
    );
  });

  it('are shared by options of one length', () => {
    const alike = goodBank().map((item) => ({
      ...item,
      key: 0,
      options: item.options.map((option, i) => ({ ...option, text: `第${i}种做法` })),
    }));
    expect(told(keys, { items: alike })).toEqual([]);
  });

  const bank = (placeOf: (n: number) => number) => ({
    items: Array.from({ length: 80 }, (_, n) => ({ ...anItem(n), key: placeOf(n) })),
  });
  const places = (parts: ReturnType<typeof bank>) =>
    told(keys, parts).filter((text) => text.includes('全库'));

  it('stand in all four places alike', () => {
    expect(places(bank((n) => n % 4))).toEqual([]);
    expect(places(bank((n) => n % 3))).toHaveLength(4);
    expect(places(bank((n) => (n < 6 ? 1 : n % 4)))).toEqual([
      expect.stringMatching(/^warning .*第 2 位的占 30%/),
    ]);
  });
});

describe('duplicates', () => {
  const stem = '有人把一个袋子往你手里塞：“拿着，快点，人家等着呢！”你会先做什么？';
  const asked = (items: Item[]) => told(duplicates, { items });

  it('a copy with other people is an error', () => {
    const copy = [
      anItem(0, { stem: `林晓说，${stem}` }),
      anItem(1, { stem: `陈默说，${stem.replace('袋子', '盒子')}` }),
    ];
    expect(asked(copy)).toEqual([
      expect.stringMatching(/^error questions.yaml 4 .*01-good-02”和“01-good-01/),
    ]);
  });

  it('a reworded copy is a reminder', () => {
    const reworded = '有人把一个盒子往你手里塞：“快拿着，人家在等呢！”你先做什么？';
    expect(asked([anItem(0, { stem }), anItem(1, { stem: reworded })])).toEqual([
      expect.stringMatching(/^warning/),
    ]);
  });

  it('two items about one subject are not', () => {
    const other = '你已经接过袋子，走在路上，越想越不对劲。现在最好怎么做？';
    expect(asked([anItem(0, { stem }), anItem(1, { stem: other })])).toEqual([]);
  });

  it('are found across lessons', () => {
    const other = {
      ...aLesson({ items: [anItem(0, { id: '02-b-01' })] }),
      folder: 'lessons/x/02-b',
    };
    expect(duplicates(corpusOf([aLesson(), other]))).toHaveLength(1);
  });
});

describe('banks are disjoint', () => {
  const survey = (text: string) => ({ surveys: [shared('survey/demo-form.yaml', text)] });

  it('a questionnaire repeats neither the id nor the words of an item', () => {
    const { stem } = anItem(0);
    expect(told(disjoint, {}, survey('- id: 01-good-01\n'))[0]).toContain('题号“01-good-01”');
    expect(told(disjoint, {}, survey(`- id: q1\n  text: ${stem}\n`))[0]).toMatch(
      /^error demo-form.yaml 2 这一问和小测“01-good-01”几乎一样/,
    );
    expect(told(disjoint, {}, survey('- id: q1\n  text: 这学期你最喜欢哪一课？\n'))).toEqual([]);
  });

  it('an item is not asked word for word in a stop or a practice', () => {
    const items = [anItem(0, { stem: '马骁的哪一句话在给人压力？' })];
    expect(told(disjoint, { items })).toEqual([]);
    const stop = { question: '马骁的哪一句话，在给人压力？', options: [] };
    const scene = { id: 'stop-1', title: '停一停', lines: [], choices: [], stop };
    expect(told(disjoint, { items, lesson: { story: [scene] } })).toEqual([
      expect.stringContaining('原样写在“01-good”的故事或练习里'),
    ]);
  });
});

describe('balance', () => {
  it('every kind of item comes twice', () => {
    const items = goodBank().map((item) => ({ ...item, kind: 'risk' as const }));
    expect(told(balance, { items })).toEqual([
      expect.stringMatching(/^error questions.yaml 1 knowledge/),
      expect.stringMatching(/^error questions.yaml 1 action/),
    ]);
  });

  const lessons = (count: number, ordering: number) =>
    corpusOf(
      Array.from({ length: count }, (_, i) => {
        const { read, ...linted } = aLesson();
        if (!read || i < ordering) return { ...linted, read };
        const kind = (['sort', 'match', 'chat'] as const)[i % 3];
        const lesson = { ...read.lesson, practice: { ...read.lesson.practice, kind } };
        return { ...linted, read: { ...read, lesson: lesson as typeof read.lesson } };
      }),
    );

  it('no practice serves more than a third of the lessons', () => {
    expect(balance(lessons(12, 4))).toEqual([]);
    expect(balance(lessons(12, 5))).toEqual([
      {
        file: `${folder}/lesson.md`,
        line: expect.any(Number),
        level: 'error',
        text: expect.stringContaining('12 课里有 5 课的练一练是“order”'),
      },
    ]);
    expect(balance(lessons(9, 4))[0]?.level).toBe('warning');
  });
});
