import { expect, test } from 'vitest';
import { type ExchangeItem, plain, type QuestionDraft } from '#domain/learning/exchange';
import { writeGift } from '#usecases/bureau/items/exchange/gift/writeGift';
import { writeMoodle } from '#usecases/bureau/items/exchange/moodle/writeMoodle';
import { writeQtiItem } from '#usecases/bureau/items/exchange/qti/writeQtiItem';
import { writeQtiPackage } from '#usecases/bureau/items/exchange/qti/writeQtiPackage';
import { writeBook } from '#usecases/bureau/items/exchange/sheet/writeBook';
import { question, questionsOf, realBank } from './support.ts';

type Write = (questions: readonly QuestionDraft[]) => string | Uint8Array | Promise<Uint8Array>;

const formats: [string, Write][] = [
  ['.xlsx', writeBook],
  ['GIFT', writeGift],
  ['Moodle XML', writeMoodle],
  ['QTI 3.0', writeQtiPackage],
];

const nasty = [
  '~ = # { } : \\ < > & ]]> <![CDATA[ &amp; &#x41; &nbsp;',
  '“弯引号”、"直引号"、\'单引号\'、「方括号」！？；：（全角）',
  '😀👨‍👩‍👧 𠮷𪚥𬺰 龘 é e\u0301 \u200d',
  '第一行\n第二行\n// 像注释\n$CATEGORY: x',
  '=1+1',
  '%50%一半 ~%100%',
  '[html]<b>粗</b>',
  '[plain]x',
  '::题::####结尾\\',
  '-- _x0041_ _x005F_ --',
  '\\n 不是换行 \\\\',
  '--> </text></question> <!DOCTYPE x>',
  "'=公式，' +1 @x",
  'null',
  '007',
];

/** Every text of a question nasty, each in another way. */
const nastyOne = (n: number): ExchangeItem => {
  const text = (i: number) => plain(`${nasty[(n + i) % nasty.length]} ${i}`);
  return question({
    id: `test-01-refuse-${501 + n}`,
    stem: plain(nasty[n] ?? ''),
    options: [0, 1, 2, 3].map((i) => ({ text: text(i + 1), feedback: text(i + 5) })),
    key: n % 4,
    why: text(9),
    objective: text(10),
    source: text(11),
  });
};

const whole = realBank();

test.each(formats)('the whole bank comes back equal from %s', async (_, write) => {
  const bank = await whole;
  expect(bank.length).toBeGreaterThanOrEqual(450);
  expect(await questionsOf(await write(bank))).toEqual(bank);
});

test.each(formats)('texts that look like marks come back equal from %s', async (_, write) => {
  const items = nasty.map((_text, n) => nastyOne(n));
  expect(await questionsOf(await write(items))).toEqual(items);
});

test('a single QTI item comes back equal', async () => {
  for (const n of nasty.keys()) {
    expect(await questionsOf(writeQtiItem(nastyOne(n)))).toEqual([nastyOne(n)]);
  }
});

test('what is missing stays missing in every format', async () => {
  const bare: QuestionDraft = {
    ...question(),
    ...{ kind: '', situation: null, objective: '', why: '', source: '', reviewBy: '' },
  };
  for (const [, write] of formats) expect(await questionsOf(await write([bare]))).toEqual([bare]);
});
