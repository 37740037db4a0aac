import { expect, it } from 'vitest';
import { parseGuide } from '#lessons/guide';
import { mistakes } from './good.ts';

const lesson = {
  id: '01-good',
  sources: [
    { id: 'law-2', title: '法', url: 'https://x.cn/', seen: '2026-11-01', reviewBy: '2027-11-01' },
  ],
};
const file = 'lessons/grade-7/01-good/teacher.md';
const read = (markdown: string) => parseGuide(markdown, file, lesson);

it('a guide leaves its title to the page', () => {
  expect(read('# 教师用书\n\n## 目标\n\n学会。\n')).toBe('<h2>目标</h2>\n<p>学会。</p>\n');
});

it('a table in a guide can scroll on a phone', () => {
  const html = read('|分钟|做什么|\n|-|-|\n|0|开场|\n');
  expect(html).toMatch(/<div class="table-scroll"[^>]* tabindex="0"><table>/);
  expect(html).toContain('<th scope="col">分钟</th>');
});

it('a citation in a guide leads to the source list of the lesson', () => {
  expect(read('事实。[^law-2]')).toContain('href="/lessons/01-good#source-law-2"');
});

it('a citation of an unknown source is refused', () => {
  expect(mistakes(() => read('一。\n\n二。[^x]'))[0]).toContain('第 3 行');
});

it('raw HTML in a guide is dropped', () => {
  expect(read('<iframe src="x"></iframe>\n\n好<img src=x onerror=y>。')).toBe('<p>好。</p>\n');
});

it('an empty guide is refused', () => {
  expect(mistakes(() => read('\n'))[0]).toContain('文件是空的');
});

it('stars that emphasise nothing are refused, with what to write instead', () => {
  const [mistake] = mistakes(() => read('一。\n\n玩一次**“保卫橡皮”**，笑一笑。'));
  expect(mistake).toMatch(/第 3 行.*引号放到 \*\* 外面/);
  expect(read('玩一次“**保卫橡皮**”，笑一笑。')).toContain('<strong>保卫橡皮</strong>');
});
