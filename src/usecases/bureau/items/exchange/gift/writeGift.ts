import type { QuestionDraft } from '#domain/learning/exchange';
import { labelsOf } from '../labels.ts';
import { categoryOf } from '../lessonPath.ts';
import { escapeGift } from './escape.ts';

/**
 * Questions as GIFT that Moodle reads too: the lesson is the category, our own fields are comments
 * before the question. In the order given; the category is told where it changes.
 */
export function writeGift(questions: readonly QuestionDraft[]): string {
  const blocks = questions.flatMap((question, i) => {
    const changes = question.lesson !== (questions[i - 1]?.lesson ?? '');
    return [...(changes ? [`$CATEGORY: ${categoryOf(question.lesson)}`] : []), block(question)];
  });
  return `${blocks.join('\n\n')}\n`;
}

function block(question: QuestionDraft): string {
  const { id, stem, options, key, why } = question;
  return [
    ...labelsOf(question).map(([name, value]) => `// ${name}=${inComment(value)}`),
    `::${escapeGift(id)}::[plain]${escapeGift(stem)}{`,
    ...options.map((option, i) => `\t${optionLine(option, i === key)}`),
    `\t####${text(why)}`,
    '}',
  ].join('\n');
}

function optionLine(option: QuestionDraft['options'][number], right: boolean): string {
  // An option that begins like a weight gets one before it.
  const weight = !right && /^%-*\d/.test(option.text) ? '%0%' : '';
  const feedback = option.feedback === '' ? '' : `#${text(option.feedback)}`;
  return `${right ? '=' : '~'}${weight}${text(option.text)}${feedback}`;
}

/** Text that begins like the name of a format gets the name of its own before it. */
const text = (plain: string): string =>
  `${/^\[(?:html|moodle|plain|markdown)\]/.test(plain) ? '[plain]' : ''}${escapeGift(plain)}`;

const inComment = (value: string): string =>
  value.replace(/[\\\n]/g, (mark) => (mark === '\n' ? '\\n' : '\\\\'));
