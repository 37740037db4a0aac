import { z } from 'zod';
import { shortName, words } from '../fields.ts';
import type { Problems } from '../problems.ts';
import { readYaml } from '../yaml.ts';

export const text = words('text', '要写一句话。');
export const why = words('why', '要写一句道理，学生答完会看到。');
export const source = words('source', '要写文件开头“sources”里的来源 id。');
export const named = z.strictObject(
  { id: shortName('id'), name: words('name', '要写名称。') },
  { error: '这里要写成 { id: 短名, name: 名称 }。' },
);

export type Say = (path: (string | number)[], text: string) => void;
type Sources = readonly string[] | undefined;

/** How one kind of practice is read: the shape, then what the shape alone cannot tell. */
export function kindOf<T extends object>(
  schema: z.ZodType<T>,
  check: (practice: T, say: Say, sources: Sources) => void,
) {
  return (yaml: string, firstLine: number, sources: Sources, problems: Problems): T | undefined => {
    const { value, lineOf } = readYaml(yaml, schema, firstLine, problems);
    if (value) check(value, (path, words) => problems.add(lineOf(path), words), sources);
    return value;
  };
}

/** Calls `found` for each text that stands further up already. */
export function repeated(texts: readonly string[], found: (index: number) => void): void {
  texts.forEach((one, i) => {
    if (texts.indexOf(one) < i) found(i);
  });
}

/** Without a readable head every source would look wrong, so then nothing is said. */
export function checkSource(id: string, sources: Sources, path: (string | number)[], say: Say) {
  if (sources && !sources.includes(id)) {
    say(path, `来源“${id}”不在文件开头的“sources”里，请补上或改成已有的 id。`);
  }
}
