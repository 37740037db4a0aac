import type { Item } from '#domain/learning/item';
import { length } from './text.ts';

const allOfThem = /以上[都皆全各]|^[都全](对|是|不对|不是)$/;

/**
 * What is wrong with the options of one question, whether it stands in `content/` or came by
 * import: which option, from 0, and what to do.
 * @param item `key` below 0: not known which one is right
 */
export function optionFlaws(
  { options, key }: Pick<Item, 'options' | 'key'>,
  isRight: (option: number) => boolean = (option) => option === key,
): { option: number; text: string }[] {
  const flaws = options.flatMap(({ text, feedback }, option) => {
    const found = [];
    if (!isRight(option) && !feedback) {
      found.push(`选项“${text}”要写“feedback”，一句友善的话。`);
    }
    if (allOfThem.test(text)) found.push(`选项“${text}”不能写“以上都对”一类的话。`);
    if (options.findIndex((other) => other.text === text) < option) {
      found.push(`选项“${text}”写了两次，请改写一个。`);
    }
    return found.map((said) => ({ option, text: said }));
  });
  const right = options[key];
  const others = options.filter((other) => other !== right).map(({ text }) => length(text));
  if (right && length(right.text) > Math.max(...others)) {
    const text = '正确项是最长的一个，请缩短它或写长别的选项。';
    flaws.push({ option: key, text });
  }
  return flaws;
}
