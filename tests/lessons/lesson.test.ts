import { describe, expect, it } from 'vitest';
import { parseLesson } from '#lessons/lesson';
import { goodFile, goodLesson, lineOf, mistakes } from './good.ts';

/** The one complaint about the good lesson with `from` replaced by `to`. */
function complaint(from: string | RegExp, to: string): string[] {
  const spoiled = goodLesson.replace(from, to);
  expect(spoiled).not.toBe(goodLesson);
  return mistakes(() => parseLesson(spoiled, goodFile));
}

describe('a good lesson', () => {
  const lesson = parseLesson(goodLesson, goodFile);

  it('becomes scenes in the order in which they are written', () => {
    expect(lesson.story.map(({ id }) => id)).toEqual([
      'start',
      'ask',
      'yes',
      'stop-1',
      'call',
      'shop',
      'stop-2',
      'end',
    ]);
  });

  it('keeps who says what, and how', () => {
    expect(lesson.story[0]?.lines).toEqual([
      { who: '旁白', text: '放学了。' },
      { who: '马骁', mood: '开心', text: '来不来?' },
    ]);
  });

  it('keeps each choice with its near consequence', () => {
    expect(lesson.story[0]?.choices[0]).toEqual({
      text: '先问清楚',
      to: 'ask',
      feedback: '主动权在自己手里。',
    });
  });

  it('keeps which answers of a stop fit', () => {
    expect(lesson.story[3]?.stop?.options.map(({ fits }) => fits)).toEqual([true, false]);
  });

  it('gives a calm face to a speaker without a mood', () => {
    expect(lesson.story[5]?.lines[0]?.mood).toBe('平静');
  });

  it('turns a citation into a link to the numbered source', () => {
    expect(lesson.factsHtml).toContain(
      '<sup class="source-ref"><a href="#source-law-2" aria-label="来源 1">1</a></sup>',
    );
  });

  it('holds nothing of the staff-only reviews', () => {
    expect(lesson).not.toHaveProperty('reviews');
  });

  it('reads full-width punctuation and Windows line ends just as well', () => {
    const other = goodLesson
      .replace('马骁(开心):来不来?', '马骁\uff08开心\uff09\uff1a来不来?')
      .replaceAll('\n', '\r\n');
    expect(parseLesson(`\uFEFF${other}`, goodFile)).toEqual(lesson);
  });

  it('reads lines that follow each other without an empty line', () => {
    const tight = goodLesson.replace('放学了。\n\n马骁', '放学了。\n马骁');
    expect(parseLesson(tight, goodFile)).toEqual(lesson);
  });

  it('drops raw HTML and unsafe links of the author', () => {
    const text = goodLesson.replace(
      '毒品是国家管制的。',
      '毒品是<script>alert(1)</script><b onclick="x()">国家</b>[管](javascript:alert)制的。',
    );
    const { factsHtml } = parseLesson(text, goodFile);
    expect(factsHtml).toContain('国家管制的');
    expect(factsHtml).not.toMatch(/<script|onclick|javascript/);
  });
});

describe('the head of a lesson', () => {
  it('must be there', () => {
    expect(mistakes(() => parseLesson('## 故事\n', goodFile))[0]).toContain('第 1 行');
  });

  it('must carry the name of its folder', () => {
    expect(complaint('id: 01-good', 'id: 02-other')).toEqual([
      `${goodFile} 第 2 行:“id”要和文件夹同名:01-good。`.replaceAll(':', '\uff1a'),
    ]);
  });

  it.each([
    ['a grade that no school has', 'grade: 7', 'grade: 4', '“grade”要写年级'],
    ['an unknown type', 'type: skill', 'type: fun', '“type”要写'],
    ['a missing title', /title: 一课\n/, '', '“title”要写课名'],
    [
      'a field that does not exist',
      'minutes: 20',
      'minutes: 20\ncolour: red',
      '没有“colour”这一栏',
    ],
    ['an address without https', 'url: https://', 'url: http://', '“url”要写以 https://'],
    ['a date that is no date', 'seen: 2026-11-01', 'seen: 2026-13-01', '“seen”要写'],
    ['a review before the look', 'reviewBy: 2027', 'reviewBy: 2025', '要晚于查看日期'],
    ['broken YAML', 'minutes: 20', 'minutes: [20', '读不懂'],
  ])('is refused with %s', (_, from, to, told) => {
    expect(complaint(from, to).join()).toContain(told);
  });
});

describe('the story', () => {
  it('says where a choice leads nowhere, with file, line and what to do', () => {
    const line = lineOf(goodLesson, '- [先问清楚]');
    expect(complaint('[先问清楚](ask)', '[先问清楚](nowhere)')).toEqual([
      `${goodFile} 第 ${line} 行\uff1a选择“先问清楚”指向的场景“nowhere”不存在\uff0c请改成已有的场景短名。`,
    ]);
  });

  it.each([
    ['a scene nobody can reach', '[马上答应](yes)', '[马上答应](ask)', '场景“yes”没有一条路走得到'],
    ['a scene from which there is no end', '[继续](end)', '[继续](call)', '走不到结局'],
    ['a way around a stop', '[在店里等](shop)', '[在店里等](end)', '绕过了“stop-2”'],
    ['two scenes of one name', '### yes ·', '### ask ·', '用了两次'],
    ['an unknown picture', '(corridor)', '(castle)', '没有叫“castle”的场景图'],
    ['a picture without words', '![走廊里,林晓和马骁站着]', '![]', '图的说明'],
    ['a scene without a picture', '![家里,林晓拿着电话](home)\n', '', '“call”缺场景图'],
    ['a person who is not in the cast', '马骁(开心)', '小明(开心)', '故事里没有“小明”'],
    ['a mood nobody can draw', '马骁(开心)', '马骁(狂喜)', '没有“狂喜”这种表情'],
    ['a narrator with a face', '旁白:放学了', '旁白(开心):放学了', '旁白不写表情'],
    ['a line nobody says', '旁白:放学了。', '放学了。', '读不懂'],
    ['a line too long for a bubble', '放学了。', '长'.repeat(61), '这句有 61 个字'],
    ['a choice without its consequence', ' —— 主动权在自己手里。', '', '近处的后果'],
    ['a single choice', /- \[马上答应\].*\n/, '', '2 到 4 个选择'],
    ['a scene without a way on', '[继续](call)', '', '最后要写'],
    ['two kinds of way on', '结局:说出来就好。', '结局:好。\n\n[继续](call)', '只能留一种'],
    ['a heading without a short name', '### yes · 答应了', '### 答应了', '场景标题要写成'],
    ['a stop without a fitting answer', '- [x] 告诉大人', '- [ ] 告诉大人', '没有合适的选项'],
    ['a stop without a question', '先做什么?\n', '', '要有一句问题'],
    ['a stop answer without feedback', '- [ ] 不说 —— 一个人扛太累。', '- [ ] 不说', '要写成'],
    ['stops out of number', '### stop-2 ·', '### stop-3 ·', '短名要写 stop-2'],
    ['something that is no part of a story', '旁白:放学了。', '> 放学了', '请改掉这一段'],
  ])('is refused with %s', (_, from, to, told) => {
    expect(complaint(from, to).join()).toContain(told);
  });

  it('is refused with four people in one picture', () => {
    const crowd = '林晓:一。\n\n陈默:二。\n\n苏木:三。\n\n旁白:放学了。';
    expect(complaint('旁白:放学了。', crowd).join()).toContain('有 4 个人说话');
  });

  it('is refused when a later stop can come first', () => {
    const text = complaint('[先问清楚](ask)', '[先问清楚](call)').join();
    expect(text).toContain('有一条路绕过了“stop-1”');
    expect(text).toContain('先到“stop-2”才到“stop-1”');
  });

  it('is refused when it is too short to be one', () => {
    const cut = complaint(/### shop[\s\S]*?(?=### stop-2)/, '').join();
    expect(cut).toContain('“shop”不存在');
    const small = goodLesson
      .replace(/### shop[\s\S]*?(?=### stop-2)/, '')
      .replace('- [在门口等](stop-2) —— 安全。\n- [在店里等](shop) —— 也行。', '[继续](stop-2)');
    const told = mistakes(() => parseLesson(small, goodFile)).join();
    expect(told).toContain('现在有 5 个故事场景');
    expect(told).toContain('现在有 1 个场景有选择');
  });

  it('needs two or three stops', () => {
    const one = goodLesson.replace(/### stop-2[\s\S]*?(?=### end)/, '').replaceAll('stop-2', 'end');
    expect(mistakes(() => parseLesson(one, goodFile)).join()).toContain('1 个“停一停”');
  });
});

describe('the other parts', () => {
  it.each([
    ['a missing part', '## 找谁帮忙\n\n找家长。\n', '', '缺少“## 找谁帮忙”'],
    ['a part twice', '## 找谁帮忙', '## 事实', '写了两次'],
    ['an unknown part', '## 找谁帮忙', '## 求助', '不认识“## 求助”'],
    ['a source that is not listed', '[^law-2]', '[^law-9]', '来源“law-9”不在'],
    ['a fact without a source', '[^law-2]', '', '没有注明来源'],
    ['facts longer than the grade reads', '毒品是', '字'.repeat(900), '不超过 900 字'],
  ])('are refused with %s', (_, from, to, told) => {
    expect(complaint(from, to).join()).toContain(told);
  });

  it('are all looked at, not only the first mistake', () => {
    const spoiled = goodLesson
      .replace('grade: 7', 'grade: 4')
      .replace('(corridor)', '(castle)')
      .replace('[^law-2]', '');
    expect(mistakes(() => parseLesson(spoiled, goodFile))).toHaveLength(3);
  });
});
