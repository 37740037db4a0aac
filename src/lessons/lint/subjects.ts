import type { Corpus, Finding, Page, Rule } from './finding.ts';
import { allPages, linesOf } from './places.ts';
import { sentencesOf, without } from './words.ts';

/** Words of laws and of duties at work that the rules below leave alone. */
const allowed = [
  '走私、贩卖、运输、制造',
  '吸食、注射毒品',
  '吸食、注射',
  '易制毒化学品',
  '制毒物品',
  '含麻黄碱类复方制剂',
  '麻黄碱类复方制剂',
];

/** The guides name what must not be written. */
const exempt = /^guide\//;

const substance =
  /毒品|鸦片|海洛因|冰毒|甲基苯丙胺|苯丙胺|吗啡|大麻|可卡因|摇头丸|K粉|氯胺酮|麻古|芬太尼|尼秦|卡西酮|依托咪酯|右美沙芬|曲马多|哌替啶|三唑仑|笑气|止咳水|上头电子烟|LSD|GHB/;

const figure = '[\\d一二两三四五六七八九十百千万半几每]';

type Ban = { words: RegExp; besideSubstance: boolean; what: string };

const bans: Ban[] = [
  {
    words: new RegExp(`${figure}\\s*(?:毫克|微克|毫升|mg|ml|(?<!千)克(?![服制隆拉里])|[片粒颗针])`),
    besideSubstance: true,
    what: '剂量',
  },
  {
    // A fine is a matter of law, not of trade.
    words: new RegExp(`${figure}\\s*(?:元|块钱)(?!.*罚款)|黑市价|市场价|多少钱一`),
    besideSubstance: true,
    what: '价格',
  },
  { words: /注射|鼻吸|烫吸|口服|吞服|含服|静脉|针管|针头/, besideSubstance: true, what: '用法' },
  {
    words: /(?:吸食|吸毒|使用)(?:的)?(?:方法|方式|工具|步骤)|(?:怎么|如何|怎样)吸(?!引|取|收)/,
    besideSubstance: false,
    what: '用法',
  },
  {
    words:
      /制毒(?:的)?(?:方法|工艺|原料|配方|技术|流程|过程|教程|设备)|麻黄(?:碱|素|草)|前体|提纯|(?:合成|制造|制作|生产)(?:的)?(?:方法|路线|步骤|工艺|配方)/,
    besideSubstance: false,
    what: '制造和原料',
  },
  {
    words:
      /(?:躲过|逃过|骗过|避开|逃避|躲避|应付|蒙混|通过)[^，。！？]{0,6}(?:尿检|毒检|毛发检测|毒品检测)|(?:尿检|毒检|毛发检测|毒品检测)[^，。！？]{0,6}(?:作假|造假|躲过|骗过|不出来)/,
    besideSubstance: false,
    what: '躲过检测的办法',
  },
  {
    words: /(?:藏毒|藏匿|夹藏|伪装)(?:的)?(?:方法|手法|技巧|办法)|(?:怎么|如何|怎样)(?:藏|夹带)/,
    besideSubstance: false,
    what: '藏匿的办法',
  },
  {
    words: /拿货(?:的)?渠道|购买(?:的)?渠道|进货渠道|哪里(?:能|可以)?买(?:得)?到/,
    besideSubstance: true,
    what: '来路',
  },
  { words: /(?:药效|药劲|劲头)(?:能|会)?(?:持续|维持)/, besideSubstance: false, what: '药效长短' },
];

/** Subjects that teach a way to do it: never in a lesson, whatever it is meant for. */
export const subjects: Rule = (corpus) =>
  pagesOf(corpus).flatMap((page) =>
    linesOf(page).flatMap(({ line, text }) =>
      sentencesOf(without(text, allowed)).flatMap((sentence) =>
        bans.flatMap(({ words, besideSubstance, what }): Finding[] => {
          const [word] = words.exec(sentence) ?? [];
          if (!word || (besideSubstance && !substance.test(sentence))) return [];
          const told = `“${word}”讲到了${what}，课里不写，请删掉或换一个说法。`;
          return [{ file: page.file, line, level: 'error', text: told }];
        }),
      ),
    ),
  );

const pagesOf = (corpus: Corpus): Page[] =>
  allPages(corpus).filter(({ file }) => !exempt.test(file));
