import { savingWords as words } from '../outbox/words.ts';
import type { ProgressState } from './progress.ts';

/** What the rail says about saving; nothing while it is not known who reads. */
export function savingWords(
  state: Pick<ProgressState, 'who' | 'saving' | 'trouble' | 'left' | 'lasts'>,
): string | undefined {
  const { who, saving, trouble, left, lasts } = state;
  if (trouble) return '没有存上';
  if (who === 'visitor') return '没有登录，不记录';
  if (who === 'unknown' && saving !== 'waiting') return undefined;
  return words(saving, left, lasts, '步');
}
