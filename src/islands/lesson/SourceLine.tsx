import type { Source } from '#domain/learning/lesson';

export type CitedSource = Pick<Source, 'id' | 'title'>;

/** Where a number comes from: leads to the list of sources on the same page. */
export function SourceLine({ id, sources }: { id: string; sources: readonly CitedSource[] }) {
  const source = sources.find((one) => one.id === id);
  return source ? (
    <p class="from">
      来源：<a href={`#source-${id}`}>{source.title}</a>
    </p>
  ) : null;
}
