import { type BankItem, bankItems } from '#db/queries/bank/bankItems';
import {
  type StoredStatistics,
  statisticsOfLesson,
  statisticsOfTerm,
  termsBegun,
} from '#db/queries/bank/statistics';
import { currentLessons } from '#db/queries/learning/lessonVersion';
import { regionChain } from '#db/queries/people/place';
import type { ItemKind } from '#domain/learning/item';
import type { CheckFigures, ItemFigures } from '#domain/learning/statistics/figures';
import { flagsOf, type ItemFlag } from '#domain/learning/statistics/flags';
import type { HeldRole } from '#domain/people/permission';
import { dayOf } from '#domain/time';
import { pathOf } from '../pathOf.ts';
import { keepsBank } from './keepsBank.ts';
import { refreshStatistics, statisticsState, waitForStatistics } from './refreshStatistics.ts';

/** An item in a list, without its key. */
export type ItemRow = {
  id: string;
  lessonId: string;
  kind: ItemKind;
  objective: string;
  stem: string;
  retired: boolean;
  shown: number;
  openReports: number;
  /** First attempts this term that drew it. */
  attempts: number;
  /** Null below 30. */
  figures: ItemFigures | null;
  flags: ItemFlag[];
};

export type LessonRow = {
  id: string;
  number: number;
  title: string;
  grade: number;
  drawable: number;
  retired: number;
  flagged: number;
  openReports: number;
  /** Finished first attempts at the check this term. */
  attempts: number;
  /** Items in a check; 0 before there was one. */
  length: number;
  check: CheckFigures | null;
};

export type BankView = {
  region: { code: string; name: string };
  path: { href: string; name: string }[];
  /** May the viewer change the bank? */
  keeper: boolean;
  /** The newest term that has begun. */
  term?: { id: string; name: string };
  computedAt?: number;
  runningSince?: number;
  failed: boolean;
  lessons: LessonRow[];
  items: ItemRow[];
};

/**
 * The question bank with what first attempts at the checks tell of it this term. Computes the
 * statistics when there are none yet, and waits a little for them.
 */
export async function openBank(
  code: string,
  viewer: readonly HeldRole[],
  now: number,
  refresh: (now: number) => Promise<void> = refreshStatistics,
): Promise<BankView> {
  const today = dayOf(now);
  const [chain, keeper, lessons, bank] = await Promise.all([
    regionChain(code),
    keepsBank(viewer),
    currentLessons(),
    bankItems(),
  ]);
  const term = (await termsBegun(today)).at(-1);
  if (term && term.computedAt === null) {
    void refresh(now);
    await waitForStatistics();
  }
  const stored = term ? await statisticsOfTerm(term.id) : [];
  const byLesson = new Map(stored.map((each) => [each.lessonId, each]));
  const items = bank.map((item) => rowOf(item, byLesson.get(item.lessonId), today));
  const computedAt = Math.max(0, ...stored.map((each) => each.computedAt));
  return {
    region: { code, name: chain[0]?.name ?? '' },
    path: [...pathOf(chain, viewer), { href: `/regions/${code}/items`, name: '题库' }],
    keeper,
    ...(term && { term: { id: term.id, name: term.name } }),
    ...(computedAt > 0 && { computedAt }),
    ...statisticsState(),
    items,
    lessons: lessons.map(({ lessonId: id, number, title, grade }) => {
      const mine = items.filter(({ lessonId }) => lessonId === id);
      const figures = byLesson.get(id)?.figures;
      return {
        ...{ id, number, title, grade },
        drawable: mine.filter(({ retired }) => !retired).length,
        retired: mine.filter(({ retired }) => retired).length,
        flagged: mine.filter(({ flags, retired }) => flags.length > 0 && !retired).length,
        openReports: mine.reduce((sum, { openReports }) => sum + openReports, 0),
        attempts: figures?.attempts ?? 0,
        length: figures?.length ?? 0,
        check: figures?.check ?? null,
      };
    }),
  };
}

function rowOf(item: BankItem, stored: StoredStatistics | undefined, today: string): ItemRow {
  const { itemId: id, lessonId, kind, objective, stem, shown, openReports } = item;
  const found = stored?.figures.items.find(({ version }) => version === item.version);
  const figures = found?.figures ?? null;
  return {
    ...{ id, lessonId, kind, objective, stem, shown, openReports, figures },
    retired: item.retired === 1,
    attempts: found?.attempts ?? 0,
    flags: flagsOf({ ...item, figures }, today),
  };
}

/** A lesson's check in one term. */
export type CheckTerm = { term: string; attempts: number; check: CheckFigures | null };

/** A lesson's check term by term, the newest first. */
export async function openCheckTrend(lessonId: string, now: number): Promise<CheckTerm[]> {
  const [stored, begun] = await Promise.all([statisticsOfLesson(lessonId), termsBegun(dayOf(now))]);
  return begun
    .toReversed()
    .flatMap(({ id, name }) =>
      stored
        .filter(({ termId }) => termId === id)
        .map(({ figures: { attempts, check } }) => ({ term: name, attempts, check })),
    );
}
