import { isNode, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { Problems } from './problems.ts';

type Path = readonly PropertyKey[];
export type Read<T> = { value: T | undefined; lineOf: (path: Path) => number };

/**
 * Reads YAML against a schema whose messages are sentences for the author.
 * @param firstLine the line of the file on which `text` begins
 */
export function readYaml<T>(
  text: string,
  schema: z.ZodType<T>,
  firstLine: number,
  problems: Problems,
): Read<T> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const lineAt = (offset: number) => lines.linePos(offset).line + firstLine - 1;

  const lineOf = (path: Path): number => {
    // A missing field has no place of its own: point at the nearest part that exists.
    for (let length = path.length; length > 0; length--) {
      const node = document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return lineAt(node.range[0]);
    }
    return firstLine;
  };

  if (document.errors.length > 0) {
    for (const error of document.errors) {
      problems.add(lineAt(error.pos[0]), yamlMistake(error.code));
    }
    return { value: undefined, lineOf };
  }
  const result = schema.safeParse(document.toJS());
  if (result.success) return { value: result.data, lineOf };
  for (const issue of result.error.issues) {
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) {
        problems.add(lineOf([...issue.path, key]), `没有“${key}”这一栏，请检查拼写或删掉。`);
      }
    } else {
      problems.add(lineOf(issue.path), issue.message);
    }
  }
  return { value: undefined, lineOf };
}

function yamlMistake(code: string): string {
  if (code === 'DUPLICATE_KEY') return '同一栏写了两次，请留一个。';
  if (code === 'TAB_AS_INDENT') return '缩进用了制表符，请改成空格。';
  return '这里的写法读不懂：检查缩进、英文冒号后的空格；文字里有英文逗号、冒号、引号或 # 时，整句用引号包起来。';
}
