/** 2026-10-14, or 2026/10/14, 2026.10.14, 2026年10月14日. @returns undefined for no such day */
export function cleanDay(text: string): string | undefined {
  const found = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text.trim());
  if (!found) return undefined;
  const day = `${found[1]}-${found[2]?.padStart(2, '0')}-${found[3]?.padStart(2, '0')}`;
  const real = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(real.getTime()) && real.toISOString().startsWith(day) ? day : undefined;
}

/** The days that limit when something may have happened to a school. */
export type DateLimits = {
  today: string;
  /** First day of the present name, kind and region. */
  periodFrom: string;
  /** Last day on which a student joined or left one of the classes concerned. */
  lastSeat?: string | null;
};

/** Why nothing can have happened to a school on that day, with the earliest day that can be; or undefined. */
export function dateProblem(
  day: string,
  { today, periodFrom, lastSeat }: DateLimits,
): string | undefined {
  if (day > today) return '日期不能在今天之后：请到那一天再办理。';
  if (day < periodFrom) {
    return `日期不能早于 ${periodFrom}：学校现在的名称、类型和地区是从那一天起登记的。`;
  }
  if (lastSeat && day < lastSeat) {
    return `日期不能早于 ${lastSeat}：那一天还有学生转入或离开的登记，再早学籍就对不上了。`;
  }
  return undefined;
}
