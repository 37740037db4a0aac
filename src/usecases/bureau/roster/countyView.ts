import type { Problem } from '#domain/people/roster/problem';
import type { RowPlace } from '#domain/people/roster/rosterRow';
import { classText } from '#domain/people/roster/rowTexts';
import type { Whereabouts } from '#domain/people/roster/transfer';
import { candidateView } from '#usecases/school/roster/view';
import type { WaitingCounty } from './countyPreviews.ts';
import { soleCandidates } from './decideCounty.ts';
import type { SchoolWork } from './workOutCounty.ts';

/** Rows of each table that the page gets; the counts tell of all. */
const shownRows = 200;
/** Of those who may come from another school: each is for a person to decide. */
const shownProposals = 500;

type SchoolCounts = Omit<SchoolWork, 'proposals' | 'elsewhere' | 'mixedUp' | 'regionCode'> & {
  proposals: number;
};

/** What an officer sees: names of the file alone, never of students who are not in it. */
export type CountyPreview = {
  /** What to send back to import it. */
  preview: string;
  fileName: string;
  counts: Omit<SchoolCounts, 'id' | 'code' | 'name'> & { schools: number; goodSchools: number };
  schools: SchoolCounts[];
  problems: Problem[];
  /** Newcomers who may come from another school. */
  proposals: (RowPlace & {
    number: string;
    name: string;
    /** With its school: 东镇中学七年级1班. */
    className: string;
    candidates: {
      student: number;
      school: string;
      className: string;
      now: Whereabouts;
      /** That school is outside the region and has to release them first. */
      waits: boolean;
      leftOn: string | null;
    }[];
  })[];
  /** How many of these leave no doubt who is meant. */
  soleProposals: number;
  dropped: string[];
  notes: string[];
};

/** A preview in words for the page. */
export function countyView(preview: string, waiting: WaitingCounty, day: string): CountyPreview {
  const { fileName, file, works } = waiting;
  const schools = works.map(
    ({ proposals, elsewhere: _, mixedUp: __, regionCode: ___, ...counts }) => ({
      ...counts,
      proposals: proposals.length,
    }),
  );
  const sum = (
    of: 'students' | 'added' | 'changed' | 'renamed' | 'unchanged' | 'absent' | 'proposals',
  ) => schools.reduce((total, school) => total + school[of], 0);
  const problems = problemsOf(waiting);
  return {
    preview,
    fileName,
    counts: {
      schools: schools.length,
      goodSchools: schools.filter((school) => school.problems === 0).length,
      students: sum('students'),
      added: sum('added'),
      changed: sum('changed'),
      renamed: sum('renamed'),
      unchanged: sum('unchanged'),
      absent: sum('absent'),
      problems: problemCount(waiting),
      proposals: sum('proposals'),
    },
    schools,
    problems: problems.slice(0, shownRows),
    proposals: works
      .flatMap(({ name: school, proposals }) => proposals.map((one) => ({ ...one, school })))
      .slice(0, shownProposals)
      .map(({ school, newcomer, candidates }) => ({
        sheet: newcomer.row.sheet,
        row: newcomer.row.row,
        number: newcomer.number,
        name: newcomer.name,
        className: `${school}${classText(newcomer.schoolClass, day)}`,
        candidates: candidates.map((one) => candidateView(one, day, waiting.reach)),
      })),
    soleProposals: soleCandidates(works).size,
    dropped: file.dropped,
    notes: file.notes,
  };
}

export const problemCount = ({ file, works }: WaitingCounty): number =>
  file.problemCount + works.reduce((sum, { mixedUp }) => sum + mixedUp.length, 0);

/** All problems that are carried, those of the file first. */
export const problemsOf = ({ file, works }: WaitingCounty): Problem[] => [
  ...file.problems,
  ...works.flatMap(({ mixedUp }) => mixedUp.map(mixedUpProblem)),
];

/** In a school's own preview this names both students; an officer does not see whose number it is. */
const mixedUpProblem = ({ sheet, row }: RowPlace): Problem => ({
  sheet,
  row,
  column: '',
  what: '这个学号在系统里是另一名学生的，照这样导入，两人的学习记录会混在一起。',
  todo: '请学校核对学号，改成和系统里一致；也可以由学校在本校的“导入名单”里处理。',
});
