import type { ProgressState } from './progress.ts';

/** What the rail says about saving; nothing while it is not known who reads. */
export function savingWords(
  state: Pick<ProgressState, 'who' | 'saving' | 'trouble'>,
): string | undefined {
  if (state.trouble) return '没有存上';
  if (state.saving === 'waiting') return '等待网络';
  if (state.who === 'unknown') return undefined;
  if (state.who === 'visitor') return '没有登录，不记录';
  return state.saving === 'saving' ? '正在保存' : '已保存';
}
