import { ContentError } from '#lessons/problems';

/** A small lesson without a mistake; each test spoils one thing of it. */
export const goodLesson = `---
id: 01-good
number: 1
title: 一课
grade: 7
type: skill
objective: 能说不
minutes: 20
sources:
  - id: law-2
    title: 《中华人民共和国禁毒法》第二条(2008年6月1日施行)
    url: https://flk.npc.gov.cn/
    seen: 2026-11-01
    reviewBy: 2027-11-01
reviews: []
external: 待审
---

## 故事

### start · 走廊
![走廊里,林晓和马骁站着](corridor)

旁白:放学了。

马骁(开心):来不来?

- [先问清楚](ask) —— 主动权在自己手里。
- [马上答应](yes) —— 再退出就难了。

### ask · 多问一句
![走廊里,马骁低头](corridor)

马骁(平静):你问那么多干嘛。

[继续](stop-1)

### yes · 答应了
![走廊里,林晓发愁](corridor)

林晓(担心):怎么办?

[继续](stop-1)

### stop-1 · 停一停
哪一句在给压力?

- [x] “你问那么多干嘛” —— 对。
- [ ] “来不来” —— 这只是邀请。

[继续](call)

### call · 打电话
![家里,林晓拿着电话](home)

林晓(坚定):妈妈,来接我。

- [在门口等](stop-2) —— 安全。
- [在店里等](shop) —— 也行。

### shop · 小店
![小店里,林晓等着](shop)

林晓:我等一会儿。

[继续](stop-2)

### stop-2 · 停一停
先做什么?

- [x] 告诉大人 —— 对。
- [ ] 不说 —— 一个人扛太累。

[继续](end)

### end · 回家
![林晓和林妈妈走在路上](playground)

林妈妈(开心):谢谢你告诉我。

结局:说出来就好。

## 事实

毒品是国家管制的。[^law-2]

## 练一练

排一排。

\`\`\`order
goal: 离开
steps:
  - { text: 停, why: 先停下 }
  - { text: 说, why: 再开口 }
  - { text: 走, why: 最后离开 }
\`\`\`

## 找谁帮忙

找家长。
`;

export const goodFile = 'lessons/grade-7/01-good/lesson.md';

const item = (n: number, key: number) => `- id: 01-good-${String(n).padStart(2, '0')}
  kind: action
  situation: true
  objective: 会说不
  stem: 第 ${n} 题,你会先做什么?
  options:
${[0, 1, 2, 3]
  .map((i) =>
    i === key
      ? `    - { text: 问大人, key: true }`
      : `    - { text: 第 ${i + 1} 种别的做法, feedback: 再想想。 }`,
  )
  .join('\n')}
  why: 大人能帮忙。
  source: law-2
  reviewBy: 2027-11-01
`;

export const goodItems = (count = 16): string =>
  Array.from({ length: count }, (_, i) => item(i + 1, i % 4)).join('');

/** What an author is told about these files. */
export function mistakes(read: () => unknown): string[] {
  try {
    read();
    return [];
  } catch (error) {
    if (error instanceof ContentError) return error.problems;
    throw error;
  }
}

/** The line of `text` on which `part` begins, counted from 1. */
export const lineOf = (text: string, part: string): number =>
  text.slice(0, text.indexOf(part)).split('\n').length;
