import type { Term } from '#domain/learning/term';
import type { Stage } from '#domain/people/school';
import { mustHaveChanged, write } from '../../writer.ts';

export type Requirement = { stage: Stage; grade: number; lessonId: string };

/**
 * Saves a term and what it asks of which grade, due on its last day.
 * @throws isPreconditionFailure when there is a term that shares a day with it
 */
export async function openTerm(term: Term, asks: readonly Requirement[]): Promise<void> {
  await write([
    {
      sql: `insert into terms (id, name, starts_on, ends_on, freezes_on)
        select :id, :name, :startsOn, :endsOn, :freezesOn
        where not exists (select 1 from terms where starts_on <= :endsOn and ends_on >= :startsOn)`,
      args: { ...term },
    },
    mustHaveChanged,
    {
      sql: `insert into requirements (term_id, stage, grade, lesson_id, due_on)
        select :term, value ->> 'stage', value ->> 'grade', value ->> 'lessonId', :dueOn
        from json_each(:asks)`,
      args: { term: term.id, dueOn: term.endsOn, asks: JSON.stringify(asks) },
    },
  ]);
}
