import { expect, test } from 'vitest';
import { buildIndex, type Entry, find, indexTokens, queryTokens } from '#search/index';

const entry = (id: string, title: string, text: string, aliases = ''): Entry => ({
  ...{ id, kind: '课', title, text, aliases, href: `/${id}` },
});
const index = buildIndex([
  entry('vape', '电子烟与“上头”骗局', '听到“很安全”，先想想这是什么花招。'),
  entry('friends', '新朋友、新圈子', '看出同伴压力：大家都这样，就你不敢。电子烟也会被拿来激将。'),
  entry('line', '12355', '青少年服务台，心里有事可以打。', '青少年服务热线'),
]);
const titles = (question: string) => find(index, question, 10).map(({ title }) => title);

test('a word in a title comes before the same word in a text', () => {
  expect(titles('电子烟')).toEqual(['电子烟与“上头”骗局', '新朋友、新圈子']);
});

test('a word in the middle of a sentence is found', () => {
  expect(titles('同伴压力')).toEqual(['新朋友、新圈子']);
});

test('a number, its beginning and another name of it are found', () => {
  expect(titles('12355')).toEqual(['12355']);
  expect(titles('123')).toEqual(['12355']);
  expect(titles('热线')).toEqual(['12355']);
});

test('a single character is found', () => {
  expect(titles('烟')).toHaveLength(2);
});

test('what stands nowhere finds nothing, and neither do signs alone', () => {
  expect(titles('足球比赛')).toEqual([]);
  expect(titles('!?“”')).toEqual([]);
});

test('the words around the match are shown', () => {
  const [first] = find(index, '同伴压力', 1);
  expect(first?.says).toContain('同伴压力');
});

test('Chinese is cut into pairs, other words stay whole', () => {
  expect(queryTokens('同伴压力 NPS')).toEqual(['同伴', '伴压', '压力', 'nps']);
  expect(indexTokens('压力')).toEqual(['压', '力', '压力']);
});
