import type { Finding, Rule } from './finding.ts';
import { lineWith, type PlacedItem, placedLessons } from './places.ts';
import { textsIn } from './words.ts';

const allOrNone =
  /(?:以上|上面|前面|上述)(?:几[项个种]|三[项个种])?(?:都|全|皆|各项)|^(?:全都|都|全部)(?:对|是|正确|不对|不是|不正确|有)$|^[ABCDＡ-Ｄ、和与 ]{2,}都?(?:对|正确)?$/;
const doubleNegative =
  /不得不|不是不|不能不|不会不|不可能不|不可不|不该不|不应不|不无|无不|并非不|未必不|没有不(?!舒服|适|良|同|满|懂|明)|非.{1,4}不可/;
const ownUse = [
  /你(?:自己)?(?:有没有|是不是|是否|曾经|以前|平时)?(?:吸过|抽过|试过|碰过|用过|尝过)(?:毒|大麻|冰毒|电子烟|烟|它|这种|这些)/,
  /你(?:有没有|是否|曾经|曾)(?:偷偷)?(?:吸|抽|试|尝)过/,
  /你(?:上一次|第一次|多久|几岁).{0,4}(?:吸毒|吸烟|抽烟|用毒)/,
  /你(?:的)?(?:家人|家里|家长|爸爸|妈妈|爸妈|父母|亲戚|哥哥|姐姐).{0,6}(?:吸毒|吸过|抽过|戒毒|用过毒|碰过毒)/,
];
const trivia =
  /第[一二三四五六七八九十百零\d]+条|罚款?[^，。]{0,8}(?:\d|[一二三四五六七八九十百千])+[^，。]{0,2}元/;

/** How questions must not be put: to all options at once, twice denied, or about the student. */
export const wording: Rule = (corpus) =>
  placedLessons(corpus).flatMap(({ lesson, items, page }) => [
    ...items.flatMap(ofItem),
    ...[
      ...lesson.story.flatMap(({ stop }) => (stop ? [stop.question] : [])),
      ...textsIn(lesson.practice),
    ].flatMap((text) =>
      ownUse.some((pattern) => pattern.test(text))
        ? [aboutStudent(page.file, lineWith(page, text.slice(0, 12)))]
        : [],
    ),
  ]);

/** What is wrong with how one question is put. */
export function ofItem({ item, file, line, lineOf }: PlacedItem): Finding[] {
  const found: Finding[] = [];
  const say = (level: Finding['level'], text: string, part: string) =>
    found.push({ file, line: lineOf(part.slice(0, 12)), level, text });
  const { stem, options } = item;
  if (ownUse.some((pattern) => pattern.test(stem))) found.push(aboutStudent(file, line));
  const [twice] = doubleNegative.exec(stem) ?? [];
  if (twice) say('error', `题目里的“${twice}”是双重否定，请改成肯定的问法。`, stem);
  const [figure] = trivia.exec(stem) ?? [];
  if (figure) say('warning', `题目里有“${figure}”，不考条文序号和罚款数额，请换一个问法。`, stem);
  for (const { text } of options) {
    if (allOrNone.test(text)) say('error', `选项“${text}”不能一句话包住别的选项，请改写。`, text);
    const [denied] = doubleNegative.exec(text) ?? [];
    if (denied) say('warning', `选项里的“${denied}”是双重否定，请换成直接的说法。`, text);
  }
  return found;
}

const aboutStudent = (file: string, line: number): Finding => ({
  file,
  line,
  level: 'error',
  text: '不问学生本人或家人用没用过，请改成故事里的人或“有人”。',
});
