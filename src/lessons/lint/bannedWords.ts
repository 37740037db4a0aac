import type { Finding, Page, Rule } from './finding.ts';
import { allPages, linesOf } from './places.ts';
import { without, withoutAdvisedAgainst, withoutQuotes } from './words.ts';

type Ban = {
  words: RegExp;
  level: Finding['level'];
  /** Free between quotation marks, where a text tells what not to say. */
  quotable: boolean;
  advice: string;
};

/** Phrases in which a forbidden word says something else. */
const harmless = [
  ...['爽快', '爽朗', '爽约', '凉爽', '清爽', '豪爽', '直爽', '秋高气爽', '神清气爽', '爽口'],
  ...['飘扬', '飘落', '飘来', '飘出', '飘过', '飘进', '飘起', '飘着', '飘走', '飘雪', '飘带'],
  ...['飘动', '飘香', '飘飞', '飘散', '轻飘飘', '飘窗'],
];

const bans: Ban[] = [
  {
    // 嗨 as a greeting stands before a comma or begins a call.
    words: /嗨(?![，,！!、。～~]|$)|爽|飘/g,
    level: 'error',
    quotable: true,
    advice: '会让人觉得好玩，请换成不带感受的说法；要教人别这样说，就放进引号。',
  },
  {
    words: /瘾君子|毒鬼|毒虫|毒瘾子|白粉仔|白粉妹|粉仔|粉友|毒友|道友|烟鬼|大烟鬼|吸毒鬼|瘾鬼/g,
    level: 'error',
    quotable: false,
    advice: '伤人，请写“吸毒人员”“戒毒人员”或“朋友”。',
  },
  {
    words:
      /家破人亡|生不如死|人不人鬼不鬼|死路一条|无药可救|万劫不复|白色恶魔|毒魔|恶魔|魔鬼|骷髅|坟墓|毁(?:了|掉)一生|终身难戒|(?:这|一)辈子就完了|一朝吸毒/g,
    level: 'warning',
    quotable: true,
    advice: '是在吓人，请写一个真实、近处的后果和一件能做的事。',
  },
];

/** Words that thrill, hurt or frighten. */
export const bannedWords: Rule = (corpus) => allPages(corpus).flatMap(ofPage);

function ofPage(page: Page): Finding[] {
  const lines = linesOf(page).map(({ text }) => without(text, harmless));
  const unquoted = withoutAdvisedAgainst(lines).map(withoutQuotes);
  return bans.flatMap(({ words, level, quotable, advice }) =>
    (quotable ? unquoted : lines).flatMap((text, i) =>
      [...new Set(text.match(words))].map((word): Finding => {
        return { file: page.file, line: i + 1, level, text: `“${word}”${advice}` };
      }),
    ),
  );
}
