import { parseLesson } from '#lessons/lesson';
import { goodFile, goodLesson, mistakes } from './good.ts';

// One small practice of each talking and counting kind; each test spoils one thing of it.

export const goodDialogue = `with: 马骁
goal: 说清楚不去，还是朋友
nodes:
  - id: start
    says: 晚上来不来？
    replies:
      - { text: 都有谁？, to: who, why: 先问清楚。 }
      - { text: 行吧。, to: push, why: 答应得太快。 }
  - id: push
    says: 那就说定了！
    replies:
      - { text: 等等，我再想想。, to: who, why: 改主意不丢人。 }
      - { text: 好。, to: start, why: 还可以再想。 }
  - id: who
    says: 你问那么多干嘛？
    replies:
      - { text: 我不去了，明天打球？, to: end, why: 换件事一起做。 }
      - { text: 对不起……, to: push, why: 不用道歉。 }
  - id: end
    says: 那明天球场见。
    ending: 不去也还是朋友。
`;

export const goodRefuse = `situation: 有人递来一颗说不清的糖。
parts:
  - name: 先开口
    options:
      - { text: 谢谢 }
      - { text: 等一下 }
      - { text: 那个……, weak: 对方听不出你要说什么。 }
  - name: 说不
    options:
      - { text: 我不要 }
      - { text: 说不清的东西我不吃 }
      - { text: 我现在不饿, weak: 过一会儿他还会再问。 }
  - name: 换件事
    options:
      - { text: 我先回家了 }
      - { text: 我们去打球吧 }
      - { text: 改天吧, weak: 改天他真的会来。 }
pushes:
  - { says: 就一颗！, tip: 一颗也说不清。 }
  - { says: 大家都吃了。, tip: 大家怎样，不用你跟。 }
  - { says: 不吃不是朋友。, tip: 朋友不拿这个当条件。 }
`;

export const goodNorm = `rounds:
  - question: 一万个人里，登记的有几个？
    unit: 人
    least: 0
    most: 100
    truth: 6
    source: law-2
    why: 2023年底约占总人口的0.064%。
  - question: 戒断三年的有多少？
    unit: 万人
    least: 0
    most: 1000
    truth: 433.9
    source: law-2
    why: 到2025年5月底的数字。
`;

export const goodChart = `title: 现有人数
unit: 万人
form: bar
source: law-2
points:
  - { label: 2021年, value: 148.6 }
  - { label: 2022年, value: 112.4 }
  - { label: 2023年, value: 89.6 }
questions:
  - text: 人数怎么变？
    options:
      - { text: 一年比一年少, right: true, why: 每一根都比前一根矮。 }
      - { text: 一年比一年多, why: 再看看柱子的高低。 }
  - text: 哪一年不到一百万？
    options:
      - { text: 2021年, why: 这一年是148.6万。 }
      - { text: 2023年, right: true, why: 只有89.6万。 }
`;

export const withPractice = (kind: string, yaml: string): string =>
  goodLesson.replace(/```order[\s\S]*?```/, () => `\`\`\`${kind}\n${yaml}\n\`\`\``);

/** What the author of this practice is told. */
export const told = (kind: string, yaml: string): string[] =>
  mistakes(() => parseLesson(withPractice(kind, yaml), goodFile));

/** What the author is told when `part` of a good practice reads `spoilt` instead. */
export function toldOf(kind: string, good: string, part: string | RegExp, spoilt: string): string {
  const yaml = good.replace(part, () => spoilt);
  if (yaml === good) throw new Error(`nothing to spoil: ${part}`);
  return told(kind, yaml).join();
}
