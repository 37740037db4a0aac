import { fieldNames, optionLetters, type QuestionDraft } from '#domain/learning/exchange';
import { type Label, labelsOf } from '../labels.ts';
import { escapeXml } from '../xml/entities.ts';

/** The outcome and the identifier of the explanation; options have their letter. */
export const explanation = { outcome: 'EXPLANATION', identifier: 'WHY' } as const;
/** How the block of our own fields is marked: for authors, never shown to a candidate. */
export const fieldsBlock = { use: 'ext:mingbian-fields', view: 'author' } as const;

const namespace = 'http://www.imsglobal.org/xsd/imsqtiasi_v3p0';
const schema = 'https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqti_asiv3p0_v1p0.xsd';

/**
 * A question as a QTI 3.0 item (https://www.imsglobal.org/spec/qti/v3p0/impl): single choice,
 * shuffled, modal feedback for each option and for the explanation. Our own fields stand in a
 * rubric block for authors, so that the item needs no extension of the schema.
 */
export function writeQtiItem(question: QuestionDraft): string {
  const { stem, options, key, why } = question;
  const letter = (i: number) => optionLetters[i] ?? `O${i}`;
  const fields: Label[] = [
    [fieldNames.id, question.id],
    [fieldNames.lesson, question.lesson],
    ...labelsOf(question),
  ];
  return `<?xml version="1.0" encoding="UTF-8"?>
<qti-assessment-item xmlns="${namespace}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="${namespace} ${schema}" identifier="${identifierOf(question)}" title="${escapeXml(question.objective || question.id)}" adaptive="false" time-dependent="false" xml:lang="zh-CN">
  <qti-response-declaration identifier="RESPONSE" cardinality="single" base-type="identifier">
    <qti-correct-response>
      <qti-value>${letter(key)}</qti-value>
    </qti-correct-response>
  </qti-response-declaration>
  <qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float">
    <qti-default-value>
      <qti-value>0</qti-value>
    </qti-default-value>
  </qti-outcome-declaration>
  <qti-outcome-declaration identifier="FEEDBACK" cardinality="single" base-type="identifier"/>
  <qti-outcome-declaration identifier="${explanation.outcome}" cardinality="single" base-type="identifier"/>
  <qti-item-body>
    <qti-rubric-block use="${fieldsBlock.use}" view="${fieldsBlock.view}">
      <qti-content-body>
        <dl>
${fields.map(([name, value]) => `          <dt>${name}</dt><dd>${lines(value)}</dd>`).join('\n')}
        </dl>
      </qti-content-body>
    </qti-rubric-block>
    <qti-choice-interaction response-identifier="RESPONSE" shuffle="true" max-choices="1">
      <qti-prompt>${lines(stem)}</qti-prompt>
${options.map(({ text }, i) => `      <qti-simple-choice identifier="${letter(i)}">${lines(text)}</qti-simple-choice>`).join('\n')}
    </qti-choice-interaction>
  </qti-item-body>
  <qti-response-processing>
    <qti-response-condition>
      <qti-response-if>
        <qti-match>
          <qti-variable identifier="RESPONSE"/>
          <qti-correct identifier="RESPONSE"/>
        </qti-match>
        <qti-set-outcome-value identifier="SCORE">
          <qti-base-value base-type="float">1</qti-base-value>
        </qti-set-outcome-value>
      </qti-response-if>
    </qti-response-condition>
    <qti-set-outcome-value identifier="FEEDBACK">
      <qti-variable identifier="RESPONSE"/>
    </qti-set-outcome-value>
    <qti-set-outcome-value identifier="${explanation.outcome}">
      <qti-base-value base-type="identifier">${explanation.identifier}</qti-base-value>
    </qti-set-outcome-value>
  </qti-response-processing>
${[
  ...options.map(({ feedback }, i) => modal('FEEDBACK', letter(i), feedback)),
  modal(explanation.outcome, explanation.identifier, why),
].join('')}</qti-assessment-item>
`;
}

/** Identifiers of XML begin with a letter; lessons begin with a figure. */
export const identifierOf = ({ id }: QuestionDraft): string =>
  `item-${id.replace(/[^A-Za-z0-9._-]/g, '_')}`;

const lines = (text: string): string => escapeXml(text).replaceAll('\n', '<br/>');

const modal = (outcome: string, identifier: string, text: string): string =>
  text === ''
    ? ''
    : `  <qti-modal-feedback outcome-identifier="${outcome}" identifier="${identifier}" show-hide="show">
    <qti-content-body><p>${lines(text)}</p></qti-content-body>
  </qti-modal-feedback>
`;
