/** 2026年9月30日 of YYYY-MM-DD. */
export function dayText(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

/** 9月30日 of YYYY-MM-DD. */
export const shortDayText = (day: string): string => dayText(day).replace(/^\d+年/, '');

const clock = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  month: 'long',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** 11月3日 14:30 of an instant, in Asia/Shanghai. */
export const momentText = (ms: number): string => clock.format(ms);

/** 12,345 */
export const countText = (n: number): string => n.toLocaleString('en-US');
