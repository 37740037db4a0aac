import { describe, expect, it } from 'vitest';
import { alt } from '#lessons/lint/alt';
import { bannedWords } from '#lessons/lint/bannedWords';
import { law } from '#lessons/lint/law';
import { reading } from '#lessons/lint/reading';
import { subjects } from '#lessons/lint/subjects';
import { anItem, corpusOf, shared, spoilt, told } from './support.ts';

const withFact = (fact: string) => ({
  markdown: spoilt('毒品是国家管制的。[^law-2]', `${fact}[^law-2]`),
});

it.each([alt, bannedWords, law, reading, subjects])('the good lesson passes (%o)', (rule) => {
  expect(told(rule)).toEqual([]);
});

describe('forbidden words', () => {
  it.each(['那天大家玩得很嗨了。', '听着很爽。', '感觉飘了。', '他是个瘾君子。', '道友们来了。'])(
    'are refused: %s',
    (fact) => expect(told(bannedWords, withFact(fact))[0]).toMatch(/^error/),
  );

  it.each(['嗨，你来了。', '秋天很凉爽。', '国旗飘扬。', '别用“爽”“嗨”这样的词。'])(
    'are free where they say something else: %s',
    (fact) => expect(told(bannedWords, withFact(fact))).toEqual([]),
  );

  it('a slur is not better in quotation marks', () => {
    expect(told(bannedWords, withFact('有人叫他“毒鬼”。'))).toHaveLength(1);
  });

  it('words of fear are a reminder, and free where teachers are told not to say them', () => {
    const fear = told(bannedWords, { teacher: '| 说 | 为什么 |\n|---|---|\n| 家破人亡 | 怕 |\n' });
    expect(fear).toEqual([expect.stringMatching(/^warning teacher.md 3 “家破人亡”/)]);
    const advised = '| 可以这样说 | 不要这样说 |\n|---|---|\n| 能治 | 家破人亡 |\n';
    expect(told(bannedWords, { teacher: advised })).toEqual([]);
  });
});

describe('forbidden subjects', () => {
  it.each([
    ['海洛因5克就很多。', '剂量'],
    ['笑气两毫升。', '剂量'],
    ['冰毒卖300元。', '价格'],
    ['有人注射海洛因。', '用法'],
    ['吸食方法有几种。', '用法'],
    ['制毒方法很多。', '制造'],
    ['从麻黄碱提取。', '制造'],
    ['喝水能躲过尿检。', '躲过检测'],
    ['藏匿的手法。', '藏匿'],
    ['大麻在哪里能买到。', '来路'],
  ])('%s', (fact, what) => {
    expect(told(subjects, withFact(fact)).join()).toMatch(new RegExp(`^error .*讲到了${what}`));
  });

  it.each([
    '走私、贩卖、运输、制造毒品，无论数量多少，都要追究刑事责任。',
    '吸食、注射毒品是违法行为。',
    '易制毒化学品要登记。',
    '退烧药一次一片。',
    '鸦片战争以前，虎门销毁了一百多万千克鸦片。',
    '疫苗要注射。',
    '吸毒的，可以并处三千元以下罚款。',
    '怎样吸引更多同学来。',
  ])('leave law and everyday life alone: %s', (fact) => {
    expect(told(subjects, withFact(fact))).toEqual([]);
  });

  it('leave the guide that names them alone', () => {
    const page = (file: string) => shared(file, '不写制毒方法。\n');
    expect(subjects(corpusOf([], { shared: [page('guide/author.md')] }))).toEqual([]);
    expect(subjects(corpusOf([], { shared: [page('glossary.yaml')] }))).toHaveLength(1);
  });
});

describe('law', () => {
  it.each([
    '《治安管理处罚法》第七十二条规定。',
    '治安管理处罚法第73条。',
    '按《治安管理处罚法》第十条、第七十一条处罚。',
  ])('that is replaced is refused: %s', (fact) => {
    expect(told(law, withFact(fact))[0]).toMatch(/^error .*旧的治安管理处罚法/);
  });

  it.each([
    '《治安管理处罚法》第八十四条规定。',
    '《禁毒法》第七十一条规定。',
    '治安管理处罚法和《禁毒法》第七十一条都这样说。',
    '刑法第一百七十二条。',
  ])('that is in force passes: %s', (fact) => {
    expect(told(law, withFact(fact))).toEqual([]);
  });

  it('a bare old article in an item is refused', () => {
    const items = [anItem(0, { stem: '第七十二条说的是什么？' })];
    expect(told(law, { items })[0]).toMatch(/^error questions.yaml 2/);
  });

  it.each([
    ['《中华人民共和国禁毒法》第二条', 'error'],
    ['《电子烟管理办法》', 'error'],
    ['共青团中央《关于服务台建设的意见》', 'warning'],
    ['《治安管理处罚法》第十条（2012年修正）', 'error'],
  ])('names its version: %s', (title, level) => {
    const markdown = spoilt('《中华人民共和国禁毒法》第二条(2008年6月1日施行)', title);
    expect(told(law, { markdown })).toEqual([expect.stringMatching(`^${level} lesson.md 11`)]);
  });
});

describe('reading', () => {
  const clause = '老师和家长一起想了很多办法'; // 13 characters
  const long = (times: number) => `${Array(times).fill(clause).join('，')}。`;

  it('sentences are short enough for the grade on average', () => {
    const fact = { ...withFact(long(4)), lesson: { grade: 5 } };
    expect(told(reading, fact)).toEqual([expect.stringMatching(/^warning .*不超过 25 字/)]);
    expect(told(reading, { ...fact, lesson: { grade: 10 } })).toEqual([]);
  });

  it('no sentence is longer than sixty', () => {
    expect(told(reading, withFact(`${'好。'.repeat(9)}${long(5)}`))).toEqual([
      expect.stringContaining('这一句有 65 字'),
    ]);
    const items = [anItem(0, { why: long(5) })];
    expect(told(reading, { items })[0]).toMatch(/^warning questions.yaml/);
  });
});

describe('the description of a picture', () => {
  it.each([
    ['图片里林晓站着', '不要从“图片”开始'],
    ['走廊', '至少 6 个字'],
  ])('%s', (said, complaint) => {
    const markdown = spoilt('走廊里,林晓和马骁站着', said);
    expect(told(alt, { markdown })).toEqual([expect.stringContaining(complaint)]);
  });
});
