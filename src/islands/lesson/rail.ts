import type { ProgressState } from './progress.ts';

export type RailItem = {
  name: string;
  href: string;
  done: boolean;
  /** The first part that is not done. */
  next: boolean;
  /** 1/2, for a part of several steps that has begun. */
  count?: string;
};

const isStop = (id: string) => id.startsWith('stop-');

/** The five parts of a lesson as the reader sees them. */
export function railOf(
  steps: readonly string[],
  { read, counted }: Pick<ProgressState, 'read' | 'counted'>,
  lesson: string,
): RailItem[] {
  const stops = steps.filter(isStop);
  const passed = stops.filter((id) => read.includes(id)).length;
  const parts: Omit<RailItem, 'next'>[] = [
    { name: '故事', href: '#story', done: read.includes('story') },
    {
      name: '停一停',
      href: '#story',
      done: passed === stops.length,
      count: passed > 0 && passed < stops.length ? `${passed}/${stops.length}` : undefined,
    },
    { name: '事实', href: '#facts', done: read.includes('facts') },
    { name: '练一练', href: '#practice', done: read.includes('practice') },
    { name: '小测', href: counted ? `/quiz/${lesson}` : '#check', done: false },
  ];
  const next = parts.findIndex(({ done }) => !done);
  return parts.map((part, i) => ({ ...part, next: i === next }));
}
