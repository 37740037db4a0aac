import { mismatchText } from '#components/roll/roll-words.ts';
import { countText, dayText } from '#components/site/words.ts';
import { countOf } from '#domain/indicators/figures';
import { type Indicator, indicators, metricNames } from '#domain/indicators/metric';
import type { UnitView } from '#usecases/bureau/openRegion';

export type QualityNote = { tone: 'care' | 'next' | 'calm'; text: string };

/** What a reader must know before believing the figures; empty when there is nothing to say. */
export function qualityNotes(view: UnitView): QualityNote[] {
  const { figures, children, childKind } = view;
  const notes: QualityNote[] = [];
  for (const metric of indicators) {
    const { done, of } = countOf(figures[metric]);
    if (done > of)
      notes.push(
        care(`${metricNames[metric]}的人数（${done}）超过分母（${of}），数据有误，已原样显示。`),
      );
    if (children.length > 0 && !addsUp(view, metric)) {
      notes.push(
        care(`${metricNames[metric]}：${childKind}之和与合计不一致，请告诉系统管理员重新清点。`),
      );
    }
  }
  notes.push(...rollNotes(view));
  const silent = children.filter(
    ({ figures: { roll, registered } }) => roll > 0 && countOf(registered).done === 0,
  );
  if (silent.length > 0) {
    notes.push({ tone: 'next', text: `还没有一人注册：${named(silent)}。` });
  }
  const empty = children.filter(({ figures: { roll } }) => roll === 0);
  if (view.roll && empty.length > 0) {
    notes.push({ tone: 'next', text: `名册上没有学生：${named(empty)}。` });
  }
  const declared = indicators.filter((metric) => figures[metric].split.C > 0);
  if (declared.length > 0) {
    const parts = declared.map(
      (metric) => `${metricNames[metric]} ${countText(figures[metric].split.C)} 人`,
    );
    notes.push({
      tone: 'calm',
      text: `C 类（老师申报、换密码后 24 小时内做的、上课时间以外的上机课）只显示，不计入：${parts.join('，')}。`,
    });
  }
  if (figures.mastered.of > 0) {
    notes.push({
      tone: 'calm',
      text: `达标率的分母是巩固小测已到期的 ${countText(figures.mastered.of)} 人（学完本学期必修课满六周），不是名册人数。`,
    });
  }
  const outside = figures.roll - figures.completed.of;
  if (outside > 0) {
    notes.push({
      tone: 'calm',
      text: `${countText(outside)} 人所在年级本学期无任务，不在完成率的分母里。`,
    });
  }
  return notes;
}

/** What the schools said about the list that the figures rest on. */
function rollNotes({ quality, rolls, unit }: UnitView): QualityNote[] {
  const notes: QualityNote[] = [];
  const next = (text: string) => notes.push({ tone: 'next', text });
  const isSchool = unit.kind === 'school';
  if (rolls.length > 1) {
    const parts = rolls.map(
      ({ takenOn, students }) => `${dayText(takenOn)} ${countText(students)} 人`,
    );
    notes.push({ tone: 'calm', text: `各处的名册不是同一天冻结的：${parts.join('，')}。` });
  }
  if (!quality) return notes;
  const { unconfirmed, mismatches, outdated } = quality;
  if (unconfirmed.length > 0) {
    const who = isSchool ? '' : `：${said(unconfirmed)}`;
    next(`冻结名册时，学校没有确认过这份名单${who}。`);
  }
  if (mismatches.length > 0) {
    const parts = mismatches.slice(0, 6).map(({ name, roll, official }) => {
      return (isSchool ? '' : `${name} `) + mismatchText(roll, official).replace('。', '');
    });
    const more = mismatches.length > 6 ? ` 等 ${mismatches.length} 所` : '';
    next(`名册和上报的学生数不一致：${parts.join('；')}${more}。`);
  }
  if (outdated.length > 0) {
    next(`学校确认以后，那一天的名单又改过，要再确认${isSchool ? '' : `：${said(outdated)}`}。`);
  }
  return notes;
}

const care = (text: string): QualityNote => ({ tone: 'care', text });

const named = (units: readonly { name: string }[]): string => said(units.map(({ name }) => name));

const said = (names: readonly string[]): string =>
  names.slice(0, 6).join('、') + (names.length > 6 ? ` 等 ${names.length} 个` : '');

function addsUp({ figures, children }: UnitView, metric: Indicator): boolean {
  const done = children.reduce((sum, child) => sum + countOf(child.figures[metric]).done, 0);
  const of = children.reduce((sum, child) => sum + child.figures[metric].of, 0);
  return done === countOf(figures[metric]).done && of === figures[metric].of;
}
