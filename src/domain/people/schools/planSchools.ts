import { recordProblem } from '#domain/table';
import type { Problem } from '../roster/problem.ts';
import { type Stage, stageNames, stagesOf } from '../school.ts';
import { findRegion, type NamedRegion } from './findRegion.ts';
import { type SchoolKey, type SchoolRow, schoolColumns } from './schoolFile.ts';
import type { SchoolFacts } from './words.ts';

export type StoredSchool = SchoolFacts & {
  id: number;
  code: string;
  openedOn: string | null;
  closedOn: string | null;
};

export type NewSchool = SchoolFacts & { code: string; openedOn: string | null };
export type SchoolChange = { was: StoredSchool; facts: SchoolFacts };

export type KnownSchools = {
  /** Of the codes in the file, wherever they are. */
  stored: ReadonlyMap<string, StoredSchool>;
  /** The officer's region and all below it. */
  regions: readonly NamedRegion[];
  /** The stages in which a school has students now. */
  seatedStages: ReadonlyMap<number, readonly Stage[]>;
};

export type SchoolPlan = {
  opened: NewSchool[];
  changed: SchoolChange[];
  unchanged: number;
  problems: Problem[];
};

/** Works out what a file of schools changes. With a problem in it nothing of it may be stored. */
export function planSchools(rows: readonly SchoolRow[], known: KnownSchools): SchoolPlan {
  const plan: SchoolPlan = { opened: [], changed: [], unchanged: 0, problems: [] };
  const codes = new Set(known.regions.map(({ code }) => code));
  for (const row of rows) {
    const say = (key: SchoolKey, what: string, todo: string) => {
      plan.problems.push(recordProblem(row, schoolColumns, key, what, todo));
    };
    const was = known.stored.get(row.code);
    const found = findRegion(row.region, known.regions);
    if (was && !codes.has(was.regionCode)) {
      // Nothing more: where it is used is not this officer's business.
      say('code', `学校代码 ${row.code} 已被使用。`, '请核对代码。');
    } else if ('what' in found) {
      say('region', found.what, '请写您的地区里的代码或名称；新的乡镇请先导入地区。');
    } else {
      const facts = { name: row.name, kind: row.kind, regionCode: found.region.code };
      if (!was) plan.opened.push({ ...facts, code: row.code, openedOn: row.openedOn });
      else if (row.openedOn && row.openedOn !== was.openedOn) {
        say('openedOn', openedOtherwise(was), '启用日期不能用文件修改，请清空这一格。');
      } else if (isSame(was, facts)) plan.unchanged++;
      else if (was.closedOn) {
        say('code', `学校 ${row.code} 已在 ${was.closedOn} 撤销，不能再改。`, '请删掉这一行。');
      } else {
        const untaught = untaughtStages(known.seatedStages.get(was.id) ?? [], facts.kind);
        if (untaught) say('kind', untaught, '请先给这些学生换班或登记离校，或者不改类型。');
        else plan.changed.push({ was, facts });
      }
    }
  }
  return plan;
}

const openedOtherwise = ({ openedOn }: StoredSchool): string =>
  openedOn ? `系统里的启用日期是 ${openedOn}。` : '系统里没有启用日期（早就有的学校）。';

/** Does the change change nothing? */
export const isSame = (was: SchoolFacts, now: SchoolFacts): boolean =>
  was.name === now.name && was.kind === now.kind && was.regionCode === now.regionCode;

/** The sentence that a kind of school no longer teaches stages in which there are students. */
export function untaughtStages(
  seated: readonly Stage[],
  kind: SchoolFacts['kind'],
): string | undefined {
  const left = seated.filter((stage) => !stagesOf[kind].includes(stage));
  if (left.length === 0) return undefined;
  return `学校现在有${left.map((stage) => stageNames[stage]).join('、')}的学生，改成这个类型就没有这个学段了。`;
}
