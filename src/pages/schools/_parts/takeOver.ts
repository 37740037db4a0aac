import { type Counts, doneHref } from '#components/schools/done-words.ts';
import { textOf } from '#components/schools/form.ts';
import type { TakeOverView } from '#usecases/bureau/schools/planTakeOver';

type Refused = { problem: string };
type Acts = {
  plan: () => Promise<{ view: TakeOverView } | Refused>;
  carryOut: (
    fingerprint: string,
  ) => Promise<
    | { done: { intoId: number } & Partial<Counts> }
    | { again: TakeOverView; why: string | undefined }
    | Refused
  >;
};

/** What to show after the form: the plan, `why` it was not carried out, or what is wrong. */
export type TakeOverAnswer = { plan?: TakeOverView; why?: string | undefined; problem?: string };

/** Shows what a merger or a split would do, or does it; `go`: done, and this is the next page. */
export async function answerTakeOver(
  sent: FormData,
  name: 'merged' | 'split',
  { plan, carryOut }: Acts,
): Promise<TakeOverAnswer & { go?: string }> {
  if (textOf(sent, 'step') !== 'confirm') {
    const result = await plan();
    return 'view' in result ? { plan: result.view } : result;
  }
  const result = await carryOut(textOf(sent, 'fingerprint'));
  if ('again' in result) return { plan: result.again, why: result.why };
  if ('problem' in result) return result;
  const { intoId, ...counts } = result.done;
  return { go: doneHref(`/schools/${intoId}/settings`, name, counts) };
}
