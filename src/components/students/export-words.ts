import { auditActNames } from '#domain/audit/acts';
import type { Evidence } from '#domain/indicators/evidence';
import { metricNames } from '#domain/indicators/metric';
import { leaveNames } from '#domain/people/enrolment';
import { roleNames } from '#domain/people/role';
import { stageNames } from '#domain/people/school';
import { dayOf, timeOf } from '#domain/time';
import type { PupilExport } from '#usecases/school/pupil/exportPupil';

type Class = Pick<PupilExport['seats'][number], 'stage' | 'entryYear' | 'classNumber'>;

/** 2026-10-14 09:05; a dash for what has not happened. */
export const timeText = (ms: number | null): string =>
  ms === null ? '—' : `${dayOf(ms)} ${timeOf(ms)}`;

/** 2026-10-14 09:05–09:07; an end that has not come is left open. */
export function spanText(from: number, to: number | null): string {
  if (to === null) return `${timeText(from)}–`;
  return `${timeText(from)}–${dayOf(from) === dayOf(to) ? timeOf(to) : timeText(to)}`;
}

/** 初中2026级1班. */
export const classText = ({ stage, entryYear, classNumber }: Class): string =>
  `${stageNames[stage]}${entryYear}级${classNumber}班`;

export const evidenceText = (evidence: Evidence | null): string => evidence ?? '—';

/** 注册, 使用, 完成: what was counted, without the word for rate. */
export const reachedText = (metric: keyof typeof metricNames): string =>
  metricNames[metric].replace(/率$/, '');

export const reasonText = (reason: keyof typeof leaveNames | null): string =>
  reason === null ? '' : leaveNames[reason];

const whatWords: Record<PupilExport['looked'][number]['what'], string> = {
  student: '本人的信息',
  class: '所在班的名单',
  school: '全校的名单',
};

/** Who, in a role and not by name, did what with which list. */
export function lookedWords({ role, act, what }: PupilExport['looked'][number]) {
  const who = role === null ? '系统或运维人员' : role === 'student' ? '学生' : roleNames[role];
  return { who, what: `${auditActNames[act]}（${whatWords[what]}）` };
}
