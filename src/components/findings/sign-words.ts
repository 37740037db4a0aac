import type { Sign } from '#domain/indicators/sign';
import type { FindingView } from '#usecases/bureau/findings/openFindings';

type Words = { name: string; innocent: string };

/** Each sign in words, and how it can come about in a class that did nothing wrong. */
export const signWords: Record<Sign, Words> = {
  'equal-times': {
    name: '用时几乎一样',
    innocent: '老师带着全班一题一题、一步一步地做，也会这样。',
  },
  'list-order': {
    name: '按名单顺序开始',
    innocent: '电脑少，老师按名单叫学生轮流做，也会这样。',
  },
  'nested-wrong': {
    name: '错得一样',
    innocent: '课上有一处讲得让人误会，或者几个人商量着做，也会这样。',
  },
  'even-wrong': {
    name: '难题和容易题错得一样多',
    innocent: '很多人没看题就点，或者小测前把难的讲过一遍，也会这样。',
  },
  'after-reset': {
    name: '换卡之后马上做的',
    innocent: '假期以后很多人忘了密码，上课前一起换卡，也会这样。',
  },
  night: {
    name: '夜里做的',
    innocent: '寄宿的班级晚自习拖得晚，或者服务器时间有误，也会这样。',
  },
};

type Detail = FindingView['detail'];

const figure = (detail: Detail, name: string, words: (n: number) => string): string[] => {
  const n = detail[name];
  return n ? [words(n)] : [];
};

const figures: Record<Sign, (detail: Detail) => string[]> = {
  'equal-times': (detail) => [
    ...figure(detail, 'sameInCheck', (n) => `${detail.tries} 次小测里，${n} 次的用时几乎一样`),
    ...figure(detail, 'sameInLesson', (n) => `${detail.lessons} 人学课文，${n} 人的用时几乎一样`),
    ...figure(
      detail,
      'evenPace',
      () => `各人答每题的快慢只差 ${detail.spreadPercent}%（一般 40% 以上）`,
    ),
  ],
  'list-order': (detail) => [
    `先后相邻的 ${detail.of} 对里，${detail.inOrder} 对是名单顺序（随机约一半）`,
  ],
  'nested-wrong': (detail) => [
    `第一次小测共答错 ${detail.wrong} 题`,
    ...figure(
      detail,
      'samePercent',
      (n) => `同一道题答错的人，${n}% 选了同一项（别处 ${detail.elsewherePercent}%）`,
    ),
    ...figure(detail, 'samePlace', (n) => `${n} 题错在同一个显示位置的选项上`),
    ...figure(detail, 'sameOption', (n) => `${n} 题错在题库里同一个次序的选项上`),
    ...figure(detail, 'samePosition', (n) => `${n} 题错在同一个题号上`),
  ],
  'even-wrong': (detail) => [
    `别处错得多的一半题，这里答错 ${detail.hardPercent}%（别处 ${detail.hardElsewhere}%）`,
    `别处错得少的一半题，这里答错 ${detail.easyPercent}%（别处 ${detail.easyElsewhere}%）`,
  ],
  'after-reset': (detail) => [`学过这一课的 ${detail.took} 人里，这些人在换卡后 24 小时内完成`],
  night: (detail) => [`学过这一课的 ${detail.took} 人里，这些人在同一夜 23:00–5:00 完成`],
};

/** The figures behind a finding, each a short sentence. */
export const figuresOf = ({ sign, detail }: FindingView): string[] => figures[sign](detail);
