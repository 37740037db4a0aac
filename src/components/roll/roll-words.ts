import { countText } from '#components/site/words.ts';
import { type LeaveReason, leaveNames } from '#domain/people/enrolment';
import type { Holding } from '#usecases/bureau/rolls/openRolls';

/** 系统名册 1,203 人，上报 1,210 人，少 7 人。 */
export function mismatchText(roll: number, official: number): string {
  const both = `系统名册 ${countText(roll)} 人，上报 ${countText(official)} 人`;
  if (roll === official) return `${both}，一致。`;
  const gap = countText(Math.abs(official - roll));
  return `${both}，${roll < official ? '少' : '多'} ${gap} 人。`;
}

/** −7 of a roll that lacks seven, +3 of one that has three too many. */
export function gapText(roll: number, official: number): string {
  if (roll === official) return '一致';
  return `${roll < official ? '−' : '+'}${countText(Math.abs(official - roll))}`;
}

/** Why someone is not on the roll and sits here, by the seat they had before. */
const cameNames: Record<LeaveReason, string> = {
  moved: '换班',
  transferred: '转学来',
  left: '回到学校',
  mistake: '新来',
};

/** Why a name stands in the differences. */
export function reasonText({
  change,
  because,
}: {
  change: 'joined' | 'left' | 'graduated';
  because: LeaveReason | null;
}): string {
  if (change === 'graduated') return '毕业';
  if (change === 'joined') return because ? cameNames[because] : '新来';
  return because ? leaveNames[because] : '未记原因';
}

export const changeSigns = { joined: '+', left: '−', graduated: '' } as const;

/** Whether a roll still is the denominator somewhere. */
export const holdingNames: Record<Holding, string> = {
  whole: '在用',
  part: '部分被新名册代替',
  replaced: '已被新名册代替',
  over: '学期已结束',
};
