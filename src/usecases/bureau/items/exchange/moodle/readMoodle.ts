import { emptyQuestion, type QuestionDraft } from '#domain/learning/exchange';
import { labelIn, takeLabel } from '../labels.ts';
import { lessonOfCategory } from '../lessonPath.ts';
import type { QuestionsRead } from '../parse/result.ts';
import { optionsOf, wrongType } from '../singleChoice.ts';
import { hasMedia, htmlText, looksLikeHtml } from '../xml/htmlText.ts';
import { childOf, childrenOf, findAll, rawText, type XmlNode } from '../xml/parseXml.ts';

/** Question types of Moodle by their names for teachers. */
const typeNames: Record<string, string> = {
  truefalse: '判断题',
  shortanswer: '填空题',
  numerical: '数值题',
  matching: '匹配题',
  essay: '论述题',
  cloze: '完形填空',
  description: '没有答案的说明文字',
  gapselect: '选词填空',
  ddwtos: '拖放题',
  ordering: '排序题',
  calculated: '计算题',
  calculatedmulti: '计算题',
  calculatedsimple: '计算题',
};

/** Reads the `quiz` of Moodle XML; every question that is no single choice is told with its line. */
export function readMoodle(quiz: XmlNode): QuestionsRead {
  const read: QuestionsRead = { questions: [], problems: [], notes: [] };
  let lesson = '';
  for (const node of childrenOf(quiz, 'question')) {
    const { type = '' } = node.attributes;
    if (type === 'category') {
      lesson = lessonOfCategory(rawText(childOf(node, 'category')).trim());
      continue;
    }
    const place = `第 ${node.line} 行`;
    const question = type === 'multichoice' ? readChoice(node) : wrongType(nameOf(type));
    if ('what' in question) read.problems.push({ place, ...question });
    else read.questions.push({ place, question: { ...question, lesson } });
  }
  return read;
}

const nameOf = (type: string): string =>
  typeNames[type] ?? `别的题型（${type.replace(/[^\w-]/g, '').slice(0, 20)}）`;

function readChoice(node: XmlNode): QuestionDraft | { what: string; todo: string } {
  const single = rawText(childOf(node, 'single')).trim();
  if (/^(false|0)$/i.test(single)) return wrongType('多选题');
  const files = findAll(node, ({ name }) => name === 'file');
  if (files.length > 0 || hasMedia(rawText(node))) return wrongType('带图片或声音的题');
  const options = optionsOf(
    childrenOf(node, 'answer').map((answer) => ({
      text: textOf(answer),
      feedback: textOf(childOf(answer, 'feedback')),
      percent: Number(answer.attributes.fraction ?? 0),
    })),
  );
  if ('what' in options) return options;
  const question = emptyQuestion();
  // A question of another program has a name of its own; only its idnumber is an id.
  question.id = rawText(childOf(node, 'idnumber'));
  question.stem = textOf(childOf(node, 'questiontext'));
  question.options = options.options;
  question.key = options.key;
  question.why = textOf(childOf(node, 'generalfeedback'));
  for (const tag of childrenOf(childOf(node, 'tags'), 'tag')) {
    const label = labelIn(rawText(childOf(tag, 'text')));
    if (label) takeLabel(question, label);
  }
  return question;
}

/** A text in the format that its element names; HTML becomes plain. */
function textOf(node: XmlNode | undefined): string {
  const text = rawText(childOf(node, 'text'));
  const { format = 'moodle_auto_format' } = node?.attributes ?? {};
  const isHtml = format === 'html' || (format === 'moodle_auto_format' && looksLikeHtml(text));
  return isHtml ? htmlText(text) : text;
}
