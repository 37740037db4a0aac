import { countText } from '#components/site/words.ts';
import { countOf } from '#domain/indicators/figures';
import type { Metric } from '#domain/indicators/metric';
import type { UnitView } from '#usecases/bureau/openRegion';

export type SchoolAct = { text: string; href?: string; button?: string; urgent?: boolean };

/** What the school's own staff can do now, the most useful first. */
export function schoolActs(view: UnitView): SchoolAct[] {
  const { children, unit } = view;
  const roster = `/schools/${unit.schoolId}/roster`;
  const acts: SchoolAct[] = [];
  if (children.length === 0) {
    const text = '先把学生名单导进来。姓名、班级、学号就够了。';
    return [{ text, href: roster, button: '导入名单', urgent: true }];
  }
  const unregistered = lacking(view, 'registered');
  const unfinished = lacking(view, 'completed');
  if (unregistered.people > 0) {
    acts.push({
      text: `${said(unregistered)}还没注册。点开下面的班，打印登录卡，或在机房上一课。`,
    });
  } else if (unfinished.people > 0) {
    acts.push({ text: `${said(unfinished)}还没学完。点开下面的班，就能看到差谁、差哪一课。` });
  }
  if (!view.roll) {
    const text = '名册还没有冻结。请核对各班人数，然后确认名册。';
    acts.push({ text, href: `/schools/${unit.schoolId}/roll`, button: '核对并确认', urgent: true });
  } else if (view.quality && view.quality.outdated.length > 0) {
    const text = '确认名册以后，那一天的名单又改过。请再核对、再确认一次。';
    acts.push({ text, href: `/schools/${unit.schoolId}/roll`, button: '再确认一次', urgent: true });
  }
  acts.push({
    text: '学生有变动，就导入最新名单。名单里没有的学生会列出来，不会被删除。',
    href: roster,
    button: '导入名单',
  });
  return acts;
}

type Lacking = { people: number; classes: number };

const said = ({ people, classes }: Lacking) => `${classes} 个班的 ${countText(people)} 人`;

function lacking({ children }: UnitView, metric: Metric): Lacking {
  const open = children
    .map(({ figures }) => figures[metric].of - countOf(figures[metric]).done)
    .filter((people) => people > 0);
  return { people: open.reduce((sum, people) => sum + people, 0), classes: open.length };
}
