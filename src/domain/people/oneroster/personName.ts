export type NameParts = { familyName: string; givenName: string };

/** Family names of two characters (《百家姓》 and those in use today). */
const compound = new Set(
  '欧阳 上官 司马 诸葛 东方 皇甫 尉迟 公孙 慕容 长孙 宇文 司徒 令狐 夏侯 轩辕 端木 百里 东郭 南宫 独孤 呼延 闻人 申屠 澹台 公冶 赫连 钟离 太史 万俟 鲜于 淳于 单于 公羊 濮阳 仲孙 完颜 纳兰 拓跋 第五 梁丘 左丘 西门'.split(
    ' ',
  ),
);
const han = /^\p{Script=Han}+$/u;
const startsHan = /^\p{Script=Han}/u;

/** Stands for the half that a name does not have, since the specification wants both. */
const none = '-';

/** 欧阳 + 小明, 李 + 明, Smith + Anna; a name that cannot be halved is a family name alone. */
export function splitName(name: string): NameParts {
  const parts = halves(name);
  return parts && joinName(parts) === name ? parts : { familyName: name, givenName: none };
}

function halves(name: string): NameParts | undefined {
  const letters = [...name];
  if (han.test(name) && letters.length > 1) {
    const length = letters.length > 2 && compound.has(letters.slice(0, 2).join('')) ? 2 : 1;
    return {
      familyName: letters.slice(0, length).join(''),
      givenName: letters.slice(length).join(''),
    };
  }
  const space = name.lastIndexOf(' ');
  if (startsHan.test(name) || space < 1) return undefined;
  return { familyName: name.slice(space + 1), givenName: name.slice(0, space) };
}

/** The whole name as a roster has it: Chinese without a blank, others given name first. */
export function joinName({
  familyName,
  givenName,
  middleName = '',
}: NameParts & { middleName?: string }): string {
  const [family = '', given = '', middle = ''] = [familyName, givenName, middleName].map((part) => {
    const text = part.trim();
    return text === none ? '' : text;
  });
  if (startsHan.test(family || given)) return family + middle + given;
  return [given, middle, family].filter((part) => part !== '').join(' ');
}
