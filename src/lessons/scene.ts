import type { Choice, Line, Scene, StopOption } from '#domain/learning/lesson';
import type { Block, Section } from './blocks.ts';
import { readChoice, readStopOption } from './choices.ts';
import { readLine } from './line.ts';
import { scenePictures } from './names.ts';
import type { Problems } from './problems.ts';
import { linesIn } from './text.ts';

/** A scene with the lines of the file where its ways on stand. */
export type PlacedScene = { scene: Scene; line: number; wayLines: number[] };

type Draft = {
  picture?: Scene['picture'];
  lines: Line[];
  choices: Choice[];
  options: StopOption[];
  question?: string;
  next?: string;
  ending?: string;
  wayLines: number[];
};

const heading = /^([a-z0-9]+(?:-[a-z0-9]+)*)\s*[·•・]\s*(.+)$/;
const picture = /^!\[(.*?)\]\((.*?)\)$/;
const onward = /^\[(.+?)\]\((\S*?)\)$/;
const ending = /^结局\s*[:\uFF1A]\s*(.+)$/;

export const isStop = (id: string): boolean => /^stop-\d+$/.test(id);

/** Reads one `### 短名 · 标题` with what stands below it. */
export function readScene(section: Section, problems: Problems): PlacedScene | undefined {
  const [, id, title] = heading.exec(section.title) ?? [];
  if (!id || !title) {
    problems.add(
      section.line,
      `场景标题要写成“### 短名 · 标题”，短名用小写字母、数字和连字符，现在是“${section.title}”。`,
    );
    return undefined;
  }
  const draft: Draft = { lines: [], choices: [], options: [], wayLines: [] };
  for (const block of section.blocks) readBlock(block, isStop(id), draft, problems);
  const { picture, lines, choices, options, question, next, ending, wayLines } = draft;
  const scene: Scene = { id, title, lines, choices };
  if (picture) scene.picture = picture;
  if (next !== undefined) scene.next = next;
  if (ending) scene.ending = ending;
  if (isStop(id)) scene.stop = { question: question ?? '', options };
  return { scene, line: section.line, wayLines };
}

function readBlock({ token, line }: Block, stop: boolean, draft: Draft, problems: Problems): void {
  if (token.type === 'paragraph') {
    (token.text as string).split('\n').forEach((text, i) => {
      readText(text.trim(), line + i, stop, draft, problems);
    });
  } else if (token.type === 'list') {
    let at = line;
    for (const item of token.items as { raw: string }[]) {
      if (stop) {
        const option = readStopOption(item.raw, at, problems);
        if (option) draft.options.push(option);
      } else {
        const choice = readChoice(item.raw, at, problems);
        if (choice) {
          draft.choices.push(choice);
          draft.wayLines.push(at);
        }
      }
      at += linesIn(item.raw);
    }
  } else if (token.type !== 'html') {
    problems.add(line, '故事里只能写场景图、台词、旁白、选择、继续和结局，请改掉这一段。');
  }
}

function readText(text: string, line: number, stop: boolean, draft: Draft, problems: Problems) {
  const [, alt, name] = picture.exec(text) ?? [];
  const [, label, to] = onward.exec(text) ?? [];
  const [, last] = ending.exec(text) ?? [];
  if (alt !== undefined && name !== undefined) {
    readPicture(alt, name, line, draft, problems);
  } else if (label && to !== undefined) {
    if (label !== '继续') problems.add(line, `没有选择时写“[继续](下一场景)”，不是“${label}”。`);
    if (draft.next !== undefined) problems.add(line, '一个场景只能有一个“继续”。');
    draft.next = to;
    draft.wayLines = [line];
  } else if (last) {
    draft.ending = last;
  } else if (stop) {
    if (draft.question) problems.add(line, '“停一停”只写一句问题，请把两句合成一句。');
    draft.question ??= text;
  } else {
    const said = readLine(text, line, problems);
    if (said) draft.lines.push(said);
  }
}

function readPicture(alt: string, name: string, line: number, draft: Draft, problems: Problems) {
  if (draft.picture) problems.add(line, '一个场景只放一张图。');
  if (!alt.trim()) problems.add(line, '方括号里要写图的说明，看不见图的同学靠它听懂。');
  if (!(name in scenePictures)) {
    const known = Object.entries(scenePictures).map(([id, what]) => `${id} ${what}`);
    problems.add(line, `没有叫“${name}”的场景图，可以用：${known.join('、')}。`);
  }
  draft.picture = { name, alt: alt.trim() };
}
