import { kept } from '#domain/people/roster/readRoster';
import { dayOf } from '#domain/time';
import { storeRoster } from '#usecases/school/roster/storeRoster';
import { breather } from './breathe.ts';
import { rowsOf } from './countyFile.ts';
import { beginCountyJob, type CountyJob, type SchoolReport } from './countyJob.ts';
import { dropCounty, findCounty, type WaitingCounty } from './countyPreviews.ts';
import { problemCount } from './countyView.ts';
import { type CountyDecisions, decideCounty } from './decideCounty.ts';
import type { SchoolWork } from './workOutCounty.ts';

type Confirmed = {
  regionCode: string;
  accountId: string;
  preview: string;
  /** `good`: leave out schools with problems. `all`: there must be none. */
  schools: 'all' | 'good';
  decisions: CountyDecisions;
};

type CountyStart =
  | { job: CountyJob; finished: Promise<void> }
  | { refused: 'gone' | 'problems' | 'undecided' | 'running'; detail: string };

const gone = `这份预览已经导入过，或者超过了 30 分钟，不能再导入；${kept}请重新上传文件。`;
const running = `正在导入另一份名单，同一时间只能导入一份；${kept}请等它结束后再点“确认导入”。`;
const problems = `文件里还有问题，没有导入；${kept}请改好文件再上传，或只导入没有问题的学校。`;

/**
 * Begins to import what a preview showed, school by school; what is done stays done, and the same
 * file again takes up where an import broke off.
 */
export function importCounty(confirmed: Confirmed, clock: () => number = Date.now): CountyStart {
  const now = clock();
  const waiting = findCounty(confirmed.preview, confirmed, now);
  if (!waiting) return { refused: 'gone', detail: gone };
  if (confirmed.schools === 'all' && problemCount(waiting) > 0) {
    return { refused: 'problems', detail: problems };
  }
  const decided = decideCounty(waiting.works, confirmed.decisions);
  if ('chosenTwice' in decided) {
    const places = decided.chosenTwice.map(
      ({ sheet, row }) => `${sheet ? `${sheet} ` : ''}第 ${row} 行`,
    );
    const detail = `${places.join('和')}选了同一名转来的学生，没有导入；${kept}请只留一行。`;
    return { refused: 'undecided', detail };
  }
  const { regionCode, fileName, works } = waiting;
  const schools = works.map(waitingReport);
  const job = beginCountyJob({ regionCode, fileName, startedAt: now, schools });
  if (!job) return { refused: 'running', detail: running };
  dropCounty(confirmed.preview);
  const finished = run(job, waiting, decided.bySchool, clock);
  return { job, finished };
}

const waitingReport = ({ id, code, name, students }: SchoolWork): SchoolReport => ({
  ...{ id, code, name, students },
  state: 'waiting',
  ...{ added: 0, changed: 0, unchanged: 0, transferred: 0 },
  why: '',
});

type Decided = Extract<ReturnType<typeof decideCounty>, { bySchool: unknown }>['bySchool'];

async function run(
  job: CountyJob,
  waiting: WaitingCounty,
  decided: Decided,
  clock: () => number,
): Promise<void> {
  const breathe = breather();
  for (const [i, work] of waiting.works.entries()) {
    await breathe();
    const report = job.schools[i];
    if (!report) continue;
    try {
      Object.assign(report, await importSchool(work, waiting, { decided, breathe, now: clock() }));
    } catch (error) {
      console.error(error);
      Object.assign(report, { state: 'left-out', why: failed });
    }
    job.schoolsDone++;
    job.studentsDone += work.students;
  }
  job.finishedAt = clock();
}

const failed = '服务器出了问题，这所学校没有全部导入。请再导入一次同一份文件，已经导入的不会重复。';
const hasProblems = (count: number) =>
  `有 ${count} 处问题，没有导入。请改好文件里的这所学校，再导入一次。`;
const undecided = '有可能是转来的学生还没有选定，没有导入。请再导入一次，选好是不是同一人。';
const brokenOff = (added: number, missing: number) =>
  `导入到一半，名单有变动：${added} 名新学生已经导入，还有 ${missing} 名没有。请再导入一次同一份文件，已经导入的不会重复。`;
const stillElsewhere = (count: number) =>
  `有 ${count} 名学生还在本地区以外的学校就读，没有转来，其他的已经导入。请原学校先登记离校，再导入一次同一份文件。`;
const changed = '预览之后名单有变动，没有导入。请再导入一次同一份文件。';

async function importSchool(
  work: SchoolWork,
  { file, accountId, reach }: WaitingCounty,
  { decided, breathe, now }: { decided: Decided; breathe: () => Promise<void>; now: number },
): Promise<Partial<SchoolReport>> {
  if (work.problems > 0) return { state: 'left-out', why: hasProblems(work.problems) };
  const decisions = decided.get(work.id) ?? { rows: [] };
  if (decisions.rows.length < work.proposals.length) return { state: 'left-out', why: undecided };
  const outcome = await storeRoster(
    {
      schoolId: work.id,
      rows: rowsOf(file, work.id),
      elsewhere: work.elsewhere,
      reach,
      accountId,
      decisions,
      leaving: { students: [], on: dayOf(now) },
      rest: breathe,
    },
    now,
  );
  if ('refused' in outcome) {
    return { state: 'left-out', why: outcome.refused === 'undecided' ? undecided : changed };
  }
  const { diff, transfers, waiting, missing } = outcome.stored;
  const added = diff.added.length - transfers.length - waiting.length - missing;
  if (missing > 0) return { state: 'left-out', added, why: brokenOff(added, missing) };
  return {
    ...(waiting.length > 0
      ? { state: 'left-out' as const, why: stillElsewhere(waiting.length) }
      : { state: 'done' as const }),
    added,
    changed: diff.changed.length,
    unchanged: diff.unchanged,
    transferred: transfers.length,
  };
}
