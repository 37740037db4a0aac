import type { QuestionDraft } from '#domain/learning/exchange';
import { labelsOf } from '../labels.ts';
import { categoryOf } from '../lessonPath.ts';
import { escapeXml } from '../xml/entities.ts';

/**
 * Questions as Moodle XML (https://docs.moodle.org/en/Moodle_XML_format): the lesson is the
 * category, our own fields are tags “名=值”, texts are plain.
 */
export function writeMoodle(questions: readonly QuestionDraft[]): string {
  const parts = questions.flatMap((question, i) => {
    const changes = question.lesson !== (questions[i - 1]?.lesson ?? '');
    return [...(changes ? [category(question.lesson)] : []), toXml(question)];
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n${parts.join('\n')}\n</quiz>\n`;
}

const text = (plain: string): string => `<text>${escapeXml(plain)}</text>`;
const formatted = (tag: string, plain: string): string =>
  `<${tag} format="plain_text">${text(plain)}</${tag}>`;

const category = (lesson: string): string =>
  `  <question type="category">
    <category>${text(categoryOf(lesson))}</category>
  </question>`;

function toXml(question: QuestionDraft): string {
  const { id, stem, options, key, why } = question;
  const answers = options.map(
    (option, i) => `    <answer fraction="${i === key ? 100 : 0}" format="plain_text">
      ${text(option.text)}
      ${formatted('feedback', option.feedback)}
    </answer>`,
  );
  const tags = labelsOf(question).map(
    ([name, value]) => `      <tag>${text(`${name}=${value}`)}</tag>`,
  );
  return `  <question type="multichoice">
    <name>${text(id)}</name>
    ${formatted('questiontext', stem)}
    ${formatted('generalfeedback', why)}
    <defaultgrade>1</defaultgrade>
    <penalty>0</penalty>
    <hidden>0</hidden>
    <idnumber>${escapeXml(id)}</idnumber>
    <single>true</single>
    <shuffleanswers>true</shuffleanswers>
    <answernumbering>ABCD</answernumbering>
${answers.join('\n')}
    <tags>
${tags.join('\n')}
    </tags>
  </question>`;
}
