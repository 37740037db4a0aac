import type { RegionLevel } from '#domain/people/region';
import type { SchoolKind, Stage } from '#domain/people/school';

export const countyCode = '990101';

/** Codes that are assigned to no place. */
export const regionRows: {
  code: string;
  parentCode: string | null;
  level: RegionLevel;
  name: string;
}[] = [
  { code: '990000', parentCode: null, level: 'province', name: '示范省' },
  { code: '990100', parentCode: '990000', level: 'city', name: '示范市' },
  { code: countyCode, parentCode: '990100', level: 'county', name: '示范县' },
  { code: '990101001', parentCode: countyCode, level: 'township', name: '城关镇' },
  { code: '990101002', parentCode: countyCode, level: 'township', name: '河东镇' },
  { code: '990101003', parentCode: countyCode, level: 'township', name: '青石乡' },
  { code: '990101004', parentCode: countyCode, level: 'township', name: '云岭乡' },
];

/** How a school goes about it. Days are counted in school days. */
export type Diligence = {
  /** Since the school year began: the first class gets its cards. */
  cardsDay: number;
  /** Since the term began: the first class takes lesson one; then one lesson every so many days. */
  lessonDay: number;
  everyDays: number;
  /** Shares of students: who sign in at all; who are there for a lesson; who take a missed one later. */
  registers: number;
  attends: number;
  catchesUp: number;
  /** Share of the classes 无任务 that take a lesson all the same. */
  volunteers: number;
  /** Share of runs that are hurried through or given up. */
  slips: number;
  /** Share of students whose card staff replace just before a lesson, and before which one (any). */
  resets: { share: number; lesson?: number };
  /** Teachers open class sessions for the hours in the computer room. */
  supervised: boolean;
};

export type SchoolPlan = {
  code: string;
  name: string;
  kind: SchoolKind;
  regionCode: string;
  /** Classes of each grade. */
  classes: Partial<Record<Stage, number>>;
  sizes: readonly [least: number, most: number];
  /** 学号: all through the school 00417, or by entry year, class and seat 20260117. */
  numbering: 'serial' | 'entry';
  diligence: Diligence;
};

const usual: Diligence = {
  cardsDay: 6,
  lessonDay: 12,
  everyDays: 13,
  registers: 0.95,
  attends: 0.94,
  catchesUp: 0.6,
  volunteers: 0.6,
  slips: 0.015,
  resets: { share: 0.015 },
  supervised: false,
};
const busy: Diligence = {
  ...usual,
  ...{ cardsDay: 1, lessonDay: 5, everyDays: 5, slips: 0 },
  ...{ registers: 1, attends: 0.96, catchesUp: 1, volunteers: 1, resets: { share: 0 } },
  supervised: true,
};
const slow: Diligence = {
  ...usual,
  cardsDay: 12,
  lessonDay: 20,
  everyDays: 18,
  registers: 0.86,
  attends: 0.88,
};
const quiet: Diligence = {
  ...slow,
  ...{ registers: 0.14, attends: 0.3, catchesUp: 0.1, volunteers: 0, resets: { share: 0 } },
};
const few: Pick<Diligence, 'volunteers'> = { volunteers: 0.5 };

const school = (
  code: string,
  name: string,
  kind: SchoolKind,
  regionCode: string,
  classes: SchoolPlan['classes'],
  sizes: SchoolPlan['sizes'],
  diligence: Diligence,
  numbering: SchoolPlan['numbering'] = 'serial',
): SchoolPlan => ({ code, name, kind, regionCode, classes, sizes, numbering, diligence });

const [town, river, stone, cloud] = ['990101001', '990101002', '990101003', '990101004'] as const;

/**
 * SF01 is the busy school, SF07 the quiet one; SF09 and SF10 reset many students before a lesson;
 * SF01 and SF03 learn in class sessions.
 */
export const schoolPlans: readonly SchoolPlan[] = [
  school('SF01', '示范第一中学', 'complete', town, { junior: 4, senior: 4 }, [45, 52], busy),
  school('SF02', '示范第二中学', 'junior', town, { junior: 4 }, [44, 52], usual),
  school(
    'SF03',
    '示范高级中学',
    'senior',
    countyCode,
    { senior: 6 },
    [46, 52],
    { ...usual, supervised: true },
    'entry',
  ),
  school(
    'SF04',
    '示范职业技术学校',
    'vocational',
    town,
    { vocational: 4 },
    [46, 52],
    slow,
    'entry',
  ),
  school('SF05', '示范第一小学', 'primary', town, { primary: 5 }, [43, 50], { ...usual, ...few }),
  school('SF06', '示范第二小学', 'primary', town, { primary: 4 }, [43, 50], { ...slow, ...few }),
  school('SF07', '河东示范中学', 'junior', river, { junior: 3 }, [39, 46], quiet),
  school('SF08', '河东示范小学', 'primary', river, { primary: 3 }, [39, 46], { ...slow, ...few }),
  school('SF09', '青石示范学校', 'nine-year', stone, { primary: 2, junior: 3 }, [38, 45], {
    ...usual,
    resets: { share: 0.55, lesson: 1 },
  }),
  school('SF10', '青石示范小学', 'primary', stone, { primary: 2 }, [38, 44], {
    ...usual,
    ...{ volunteers: 1, resets: { share: 0.6, lesson: 0 } },
  }),
  school('SF11', '云岭示范学校', 'nine-year', cloud, { primary: 2, junior: 2 }, [37, 44], slow),
  school('SF12', '云岭示范小学', 'primary', cloud, { primary: 2 }, [38, 43], { ...slow, ...few }),
];

/** The grades of each stage on this platform; it begins in grade 5. */
export const gradesOf: Record<Stage, readonly number[]> = {
  primary: [5, 6],
  junior: [1, 2, 3],
  senior: [1, 2, 3],
  vocational: [1, 2, 3],
};
