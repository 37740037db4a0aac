import {
  fieldNames,
  kindNames,
  kindOf,
  type QuestionDraft,
  yesOrNo,
} from '#domain/learning/exchange';

/** Fields that GIFT, Moodle and QTI have no place for: they travel as “名=值”. */
const labelled = ['kind', 'situation', 'objective', 'source', 'reviewBy'] as const;
export type Label = readonly [name: string, value: string];

/** The fields of a question as names and values; empty ones are left out. */
export function labelsOf(question: QuestionDraft): Label[] {
  return labelled.flatMap((field): Label[] => {
    const value = textOfField(question, field);
    return value === '' ? [] : [[fieldNames[field], value]];
  });
}

function textOfField(question: QuestionDraft, field: (typeof labelled)[number]): string {
  if (field === 'kind') return question.kind === '' ? '' : kindNames[question.kind];
  if (field !== 'situation') return question[field];
  return question.situation === null ? '' : question.situation ? '是' : '否';
}

/** Takes one name and value into a question; names that are not ours are left alone. */
export function takeLabel(question: QuestionDraft, [name, value]: Label): void {
  const field = labelled.find((each) => fieldNames[each] === name);
  if (field === 'kind') question.kind = kindOf(value.trim());
  else if (field === 'situation') question.situation = yesOrNo(value.trim());
  else if (field) question[field] = value;
}

/** “名=值” in two; undefined when there is no = in it. */
export function labelIn(text: string): Label | undefined {
  const at = text.indexOf('=');
  return at < 1 ? undefined : [text.slice(0, at).trim(), text.slice(at + 1)];
}
