/**
 * How saving stands, the same on lessons and in quizzes.
 * @param left how much waits
 * @param lasts does it outlive this page?
 * @param what it is, with its measure word
 */
export function savingWords(
  saving: 'saved' | 'saving' | 'waiting',
  left: number,
  lasts: boolean,
  what = '个回答',
): string {
  if (saving !== 'waiting') return saving === 'saved' ? '已保存' : '正在保存';
  if (left < 1) return '等待网络';
  return lasts
    ? `等待网络（${left} ${what}在这台电脑上等着）`
    : `等待网络（${left} ${what}还没送出，先别关这一页）`;
}
