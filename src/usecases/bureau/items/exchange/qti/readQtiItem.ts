import { emptyQuestion, fieldNames, plain, type QuestionDraft } from '#domain/learning/exchange';
import { takeLabel } from '../labels.ts';
import type { QuestionsRead } from '../parse/result.ts';
import { wrongType } from '../singleChoice.ts';
import { childOf, childrenOf, findAll, rawText, type XmlNode } from '../xml/parseXml.ts';
import { flowText } from './flowText.ts';
import { explanation, fieldsBlock } from './writeQtiItem.ts';

/** Interactions of QTI 3.0 by their names for teachers. */
const typeNames: Record<string, string> = {
  'text-entry': '填空题',
  'extended-text': '论述题',
  order: '排序题',
  match: '匹配题',
  associate: '连线题',
  'gap-match': '选词填空',
  'inline-choice': '选词填空',
  hottext: '划词题',
  hotspot: '点图题',
  slider: '滑块题',
  upload: '上传题',
};
const media = new Set(['img', 'object', 'audio', 'video', 'math', 'svg', 'picture', 'iframe']);

/** Reads one QTI 3.0 item; `file` is its name in a package. */
export function readQtiItem(root: XmlNode, file = ''): QuestionsRead {
  const place = file ? `文件 ${file}` : `第 ${root.line} 行`;
  const question = readItem(root);
  return 'what' in question
    ? {
        questions: [],
        problems: [{ place: placeOf(place, file, question), ...told(question) }],
        notes: [],
      }
    : { questions: [{ place, question }], problems: [], notes: [] };
}

type Trouble = { what: string; todo: string; line?: number };
const told = ({ what, todo }: Trouble) => ({ what, todo });
const placeOf = (place: string, file: string, { line }: Trouble): string =>
  line === undefined ? place : file ? `${place} 第 ${line} 行` : `第 ${line} 行`;

function readItem(root: XmlNode): QuestionDraft | Trouble {
  const body = childOf(root, 'qti-item-body');
  if (!body) return { what: '没有题目（qti-item-body）。', todo: '请重新导出这一题。' };
  const found = findAll(body, ({ name }) => name.endsWith('-interaction'));
  const [choice, second] = found;
  if (!choice) return wrongType('没有答案的说明文字');
  const other = found.find(({ name }) => name !== 'qti-choice-interaction');
  if (other) return { ...wrongType(typeOf(other)), line: other.line };
  if (second) return { ...wrongType('有几个小题的题'), line: second.line };
  const response = childrenOf(root, 'qti-response-declaration').find(
    ({ attributes }) => attributes.identifier === choice.attributes['response-identifier'],
  );
  const right = childrenOf(childOf(response, 'qti-correct-response'), 'qti-value').map((value) =>
    rawText(value).trim(),
  );
  const several = (response?.attributes.cardinality ?? 'single') !== 'single';
  if (several || (choice.attributes['max-choices'] ?? '1') !== '1' || right.length > 1) {
    return { ...wrongType('多选题'), line: choice.line };
  }
  const picture = findAll(root, ({ name }) => media.has(name))[0];
  if (picture) return { ...wrongType('带图片、公式或声音的题'), line: picture.line };

  const question = emptyQuestion();
  const choices = childrenOf(choice, 'qti-simple-choice');
  question.stem = flowText(body, (node) => node.name === 'qti-simple-choice' || isAside(node));
  question.options = choices.map((each) => ({
    text: flowText(each, isAside),
    feedback: feedbackOf(root, each),
  }));
  question.key = choices.findIndex(({ attributes }) => attributes.identifier === right[0]);
  const why = childrenOf(root, 'qti-modal-feedback').find(
    ({ attributes }) => attributes['outcome-identifier'] === explanation.outcome,
  );
  question.why = why ? flowText(why) : '';
  takeFields(question, body);
  return question;
}

/** What stands in the body and is not the question. */
const isAside = ({ name }: XmlNode): boolean =>
  name === 'qti-rubric-block' || name.startsWith('qti-feedback-');

const typeOf = ({ name }: XmlNode): string => {
  const type = name.replace(/^qti-|-interaction$/g, '');
  return typeNames[type] ?? `别的题型（${type.replace(/[^\w-]/g, '').slice(0, 20)}）`;
};

/** Said within the choice, or in a modal feedback of its identifier. */
function feedbackOf(root: XmlNode, choice: XmlNode): string {
  const inline = findAll(choice, ({ name }) => name === 'qti-feedback-inline');
  const modal = childrenOf(root, 'qti-modal-feedback').filter(
    ({ attributes }) =>
      attributes.identifier === choice.attributes.identifier &&
      attributes['outcome-identifier'] !== explanation.outcome,
  );
  return [...inline, ...modal].map((node) => flowText(node)).join('\n');
}

/** Our own fields from the block for authors. */
function takeFields(question: QuestionDraft, body: XmlNode): void {
  const block = findAll(
    body,
    ({ name, attributes }) => name === 'qti-rubric-block' && attributes.use === fieldsBlock.use,
  )[0];
  const list = block && findAll(block, ({ name }) => name === 'dl')[0];
  const terms = childrenOf(list, 'dt');
  for (const [i, value] of childrenOf(list, 'dd').entries()) {
    const name = terms[i] ? rawText(terms[i]).trim() : '';
    const text = plain(flowText(value));
    if (name === fieldNames.id) question.id = text;
    else if (name === fieldNames.lesson) question.lesson = text;
    else takeLabel(question, [name, text]);
  }
}
