import { addItems } from '#db/commands/bank/addItems';
import { isPreconditionFailure } from '#db/writer';
import {
  type ExchangeItem,
  fieldNames,
  optionLetters,
  type QuestionDraft,
  type QuestionProblem,
} from '#domain/learning/exchange';
import type { Unusable } from '#domain/people/roster/readRoster';
import { dayOf } from '#domain/time';
import { itemDigest } from '#usecases/operator/publishLessons';
import { shownRows } from '../../fileLimits.ts';
import { filePreviews } from '../../filePreviews.ts';
import type { QuestionsRead } from './parse/result.ts';
import { type ItemsPlan, planItems } from './planItems.ts';
import { readQuestionFile } from './readQuestionFile.ts';
import { type StoredBank, storedBank } from './storedBank.ts';

/** Questions of one file: twice our own bank. */
const questionLimit = 1000;

type Officer = { accountId: string; regionCode: string };
const ownerOf = ({ accountId, regionCode: place }: Officer) => ({ accountId, place });
type Waiting = { read: QuestionsRead; lesson: string };

/** What the page shows of a file before it is imported. */
export type ItemsPreview = {
  /** What to send back to import it; absent while there is a problem, or nothing to do. */
  id?: string;
  /** What to send back to get the questions as a table that can be filled in. */
  tableId?: string;
  fileName: string;
  counts: ItemCounts & { problems: number; warnings: number };
  /** The first that add or change something; `fields` are those that change. */
  rows: {
    added: boolean;
    id: string;
    lesson: string;
    stem: string;
    key: string;
    fields: string[];
  }[];
  problems: QuestionProblem[];
  warnings: QuestionProblem[];
  notes: string[];
};

type ItemCounts = { added: number; changed: number; unchanged: number };

export type ItemsOutcome =
  | { imported: ItemCounts }
  /** Confirmed twice, or after half an hour. */
  | { gone: true }
  /** Someone changed something since: look at it again. */
  | { again: ItemsPreview };

const ready = filePreviews<Waiting>();
const toFillIn = filePreviews<QuestionDraft[]>();

/**
 * Reads a file of questions and sets it beside the bank. Nothing is stored yet.
 * @param lesson of questions that name none; empty: none was chosen
 */
export async function previewItems(
  file: { bytes: Uint8Array; fileName: string },
  lesson: string,
  by: Officer,
  now: number,
): Promise<{ preview: ItemsPreview } | { unusable: Unusable }> {
  const read = await readQuestionFile(file.bytes, file.fileName, { questions: questionLimit });
  if ('unusable' in read) return read;
  return { preview: await previewQuestions({ read, lesson }, file.fileName, by, now) };
}

/** Takes over what a preview showed, all of it or nothing, if it still comes out the same. */
export async function confirmItems(id: string, by: Officer, now: number): Promise<ItemsOutcome> {
  const file = ready.take(id, ownerOf(by), now);
  if (!file) return { gone: true };
  const again = async () => ({ again: await previewQuestions(file.read, file.fileName, by, now) });
  const { bank, plan } = await planOf(file.read, now);
  if (shownOf(plan) !== file.shown) return again();
  const items = [...plan.added, ...plan.changed.map(({ item }) => item)];
  const counts = countsOf(plan);
  try {
    await addItems({
      ...by,
      items: items.map((item) => ({ ...item, digest: itemDigest(item) })),
      lastAdded: bank.lastAdded,
      counts: { ...counts, format: formatOf(file.fileName) },
      at: now,
    });
    return { imported: counts };
  } catch (error) {
    if (!isPreconditionFailure(error)) throw error;
    return again();
  }
}

/** The questions of a file that has problems, for a table that can be filled in; once. */
export const takeQuestions = (
  id: string,
  by: Officer,
  now: number,
): readonly QuestionDraft[] | undefined => toFillIn.take(id, ownerOf(by), now)?.read;

async function planOf({ read, lesson }: Waiting, now: number) {
  const bank: StoredBank = await storedBank();
  const plan = await planItems(read.questions, lesson, bank, dayOf(now));
  const problems = [...read.problems, ...plan.problems].toSorted(byPlace);
  return { bank, plan: { ...plan, problems } };
}

/** Sets what was read of a file beside the bank, and keeps it for half an hour. */
export async function previewQuestions(
  waiting: Waiting,
  fileName: string,
  by: Officer,
  now: number,
): Promise<ItemsPreview> {
  const { bank, plan } = await planOf(waiting, now);
  const { added, changed, problems, warnings } = plan;
  const { read, lesson } = waiting;
  const isReady = problems.length === 0 && added.length + changed.length > 0;
  const file = { ...ownerOf(by), fileName };
  const drafts = read.questions.map(({ question }) => ({
    ...question,
    lesson: question.lesson || lesson,
  }));
  const isTable = /^(xlsx|xls|csv)$/.test(formatOf(fileName));
  const row = (item: ExchangeItem, fields: string[] | undefined) => ({
    added: fields === undefined,
    id: item.id,
    lesson: bank.lessons.get(item.lesson) ?? item.lesson,
    stem: item.stem,
    key: `${optionLetters[item.key] ?? ''} ${item.options[item.key]?.text ?? ''}`,
    fields: fields ?? [],
  });
  return {
    ...(isReady && { id: ready.keep({ ...file, read: waiting, shown: shownOf(plan) }, now) }),
    ...(problems.length > 0 &&
      drafts.length > 0 &&
      !isTable && { tableId: toFillIn.keep({ ...file, read: drafts, shown: '' }, now) }),
    fileName,
    counts: { ...countsOf(plan), problems: problems.length, warnings: warnings.length },
    rows: [
      ...changed.map(({ was, item }) => row(item, changedFields(was, item))),
      ...added.map((item) => row(item, undefined)),
    ].slice(0, shownRows),
    problems: problems.slice(0, shownRows),
    warnings: warnings.slice(0, shownRows),
    notes: read.notes,
  };
}

/** As the file goes: line 7 before line 52. */
const byPlace = (a: QuestionProblem, b: QuestionProblem): number =>
  a.place.localeCompare(b.place, 'zh', { numeric: true });

const countsOf = ({ added, changed, unchanged }: ItemsPlan): ItemCounts => ({
  added: added.length,
  changed: changed.length,
  unchanged,
});

const shownOf = ({ added, changed }: ItemsPlan): string => JSON.stringify([added, changed]);

const formatOf = (fileName: string): string =>
  /\.([a-z]{1,5})$/i.exec(fileName)?.[1]?.toLowerCase() ?? '';

function changedFields(was: QuestionDraft, item: ExchangeItem): string[] {
  const names = (Object.keys(fieldNames) as (keyof typeof fieldNames)[])
    .filter((field) => was[field] !== item[field])
    .map((field) => fieldNames[field]);
  const sameOptions = JSON.stringify(was.options) === JSON.stringify(item.options);
  return sameOptions ? names : [...names, '选项和反馈'];
}
