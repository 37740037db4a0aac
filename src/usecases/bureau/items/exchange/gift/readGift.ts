import { emptyQuestion, type QuestionDraft } from '#domain/learning/exchange';
import { takeLabel } from '../labels.ts';
import { lessonOfCategory } from '../lessonPath.ts';
import type { QuestionsRead } from '../parse/result.ts';
import { optionsOf, wrongType } from '../singleChoice.ts';
import { hasMedia, htmlText, looksLikeHtml } from '../xml/htmlText.ts';
import { type Block, blocksOf } from './blocks.ts';
import { cutAt, findLast, findMark, unescapeGift } from './escape.ts';

/** Reads GIFT; every question that is no single choice is told with its line. */
export function readGift(gift: string): QuestionsRead {
  const read: QuestionsRead = { questions: [], problems: [], notes: [] };
  let lesson = '';
  for (const block of blocksOf(gift)) {
    const text = block.text.trim();
    if (text.startsWith('$CATEGORY:')) {
      lesson = lessonOfCategory(text.slice('$CATEGORY:'.length));
      continue;
    }
    const place = `第 ${block.line} 行`;
    const question = readBlock(block);
    if ('what' in question) read.problems.push({ place, ...question });
    else read.questions.push({ place, question: { ...question, lesson } });
  }
  return read;
}

type Trouble = { what: string; todo: string };

function readBlock(block: Block): QuestionDraft | Trouble {
  const { name, rest } = named(block.text.trim());
  const open = findMark(rest, '{');
  const close = findMark(rest, '}', Math.max(open, 0));
  if (open < 0 && findMark(rest, '}') < 0) return wrongType('没有答案的说明文字');
  if (open < 0 || close < 0) {
    return { what: '花括号没有配成一对。', todo: '请在答案前后各写一个 { 和 }。' };
  }
  const behind = rest.slice(close + 1).trim();
  const stem = `${rest.slice(0, open)}${behind === '' ? '' : `_____${behind}`}`;
  const answers = rest.slice(open + 1, close).trim();
  const explained = findLast(answers, '####');
  const choices = explained < 0 ? answers : answers.slice(0, explained).trim();
  const why = explained < 0 ? '' : answers.slice(explained + 4);

  const type = typeOf(choices);
  if (type) return wrongType(type);
  if (hasMedia(block.text)) return wrongType('带图片或声音的题');
  const format = formatOf(stem.trim())?.format ?? 'moodle';
  const options = optionsOf(choicesIn(choices, format));
  if ('what' in options) return options;

  const question = emptyQuestion();
  question.id = name;
  question.stem = readText(stem, format);
  question.options = options.options;
  question.key = options.key;
  question.why = readText(why, format);
  for (const label of block.labels) takeLabel(question, label);
  return question;
}

function named(text: string): { name: string; rest: string } {
  const end = text.startsWith('::') ? endOfName(text) : -1;
  if (end < 0) return { name: '', rest: text };
  return { name: unescapeGift(text.slice(2, end)).trim(), rest: text.slice(end + 2).trim() };
}

/** The two colons that end a name. */
function endOfName(text: string): number {
  for (let at = findMark(text, ':', 2); at >= 0; at = findMark(text, ':', at + 1)) {
    if (text[at + 1] === ':') return at;
  }
  return -1;
}

/** What kind of question it is, where it is not a choice of one. */
function typeOf(choices: string): string | undefined {
  if (choices === '') return '论述题';
  if (choices.startsWith('#')) return '数值题';
  if (findMark(choices, '~') >= 0)
    return findMark(choices, '=') < 0 ? weighted(choices) : undefined;
  if (findMark(choices, '=') >= 0 && choices.includes('->')) return '匹配题';
  const [first = ''] = cutAt(choices, '#');
  return /^(T|F|TRUE|FALSE)$/.test(first.trim()) ? '判断题' : '填空题';
}

/** Without = the right ones are those with a weight. */
const weighted = (choices: string): string | undefined =>
  /~\s*%100(\.0*)?%/.test(choices) ? undefined : '多选题';

function choicesIn(choices: string, format: string) {
  const [before = '', ...marked] = cutAt(choices, '~=');
  const all = before.trim() === '' ? marked : [`~${before}`, ...marked];
  return all.map((piece) => {
    const isRight = piece.startsWith('=');
    const text = piece.slice(1).trim();
    const weight = isRight ? undefined : /^%(-?\d{1,3}(?:\.\d*)?)%/.exec(text);
    const rest = weight ? text.slice(weight[0].length) : text;
    const hash = findMark(rest, '#');
    return {
      text: readText(hash < 0 ? rest : rest.slice(0, hash), format),
      feedback: hash < 0 ? '' : readText(rest.slice(hash + 1), format),
      percent: isRight ? 100 : Number(weight?.[1] ?? 0),
    };
  });
}

const formatOf = (text: string) => {
  const found = /^\[(html|moodle|plain|markdown)\]/.exec(text);
  return found && { format: found[1] ?? '', length: found[0].length };
};

/** Text without its mark of format; HTML becomes plain. */
function readText(text: string, format: string): string {
  const trimmed = text.trim();
  const own = formatOf(trimmed);
  const written = unescapeGift(trimmed.slice(own?.length ?? 0));
  const as = own?.format ?? format;
  const isHtml = as === 'html' || (as === 'moodle' && looksLikeHtml(written));
  return isHtml ? htmlText(written) : written;
}
