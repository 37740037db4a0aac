import { noteBankRead } from '#db/commands/bank/noteBankRead';
import { type BankItem, bankItems } from '#db/queries/bank/bankItems';
import { decisionsOf, reportsOf, versionsOf } from '#db/queries/bank/itemHistory';
import { statisticsWithItem, termsBegun } from '#db/queries/bank/statistics';
import { currentLessons } from '#db/queries/learning/lessonVersion';
import { regionChain } from '#db/queries/people/place';
import type { ItemFigures } from '#domain/learning/statistics/figures';
import {
  flagsOf,
  type ItemFlag,
  idleOptions,
  misleadingOptions,
} from '#domain/learning/statistics/flags';
import type { HeldRole } from '#domain/people/permission';
import { dayOf } from '#domain/time';
import { pathOf } from '../pathOf.ts';
import { keepsBank } from './keepsBank.ts';

type Version = Awaited<ReturnType<typeof versionsOf>>[number]['version'];

/** One version of the item in one lesson's check in one term. */
type TrendRow = {
  term: string;
  lesson: string;
  /** 1 for the oldest. */
  version: number;
  attempts: number;
  figures: ItemFigures | null;
};

export type ItemView = {
  id: string;
  region: { code: string; name: string };
  path: { href: string; name: string }[];
  keeper: boolean;
  /** The version that is drawn now, or was drawn last. */
  current: Version;
  number: number;
  /** Older ones, the newest first. */
  earlier: { number: number; stem: string }[];
  /** The lessons that draw on it, with how many items each can draw. */
  lessons: { id: string; title: string; drawable: number }[];
  retired: boolean;
  /** How often it was drawn in all its versions. */
  shown: number;
  flags: ItemFlag[];
  misleading: number[];
  idle: number[];
  /** Of the current version in the newest computed term. */
  now?: TrendRow & { computedAt: number };
  /** The newest first. */
  trend: TrendRow[];
  decisions: Awaited<ReturnType<typeof decisionsOf>>;
  reports: Awaited<ReturnType<typeof reportsOf>>;
  /** Items that may stand in for it. */
  stands: { id: string; stem: string }[];
};

/** A question with its key and all that is known of it; that it was opened is noted. */
export async function openItem(
  itemId: string,
  by: { regionCode: string; accountId: string; viewer: readonly HeldRole[]; now: number },
): Promise<ItemView | undefined> {
  const { regionCode, accountId, viewer, now } = by;
  const versions = await versionsOf(itemId);
  const [newest] = versions;
  if (!newest) return undefined;
  await noteBankRead({ itemId, accountId, regionCode, at: now });
  const [chain, keeper, bank, published, decisions, reports] = await Promise.all([
    regionChain(regionCode),
    keepsBank(viewer),
    bankItems(),
    currentLessons(),
    decisionsOf(itemId),
    reportsOf(itemId),
  ]);
  const mine = bank.filter((each) => each.itemId === itemId);
  const drawn = Math.max(0, ...mine.map(({ version }) => version));
  const current = versions.find(({ version }) => version.id === drawn) ?? newest;
  const numberOf = (id: number) =>
    versions.length - versions.findIndex(({ version }) => version.id === id);
  const titleOf = (id: string) => published.find(({ lessonId }) => lessonId === id)?.title ?? id;
  const trend = await trendOf(itemId, { numberOf, titleOf, today: dayOf(now) });
  const newestRow = trend
    .filter(
      ({ version, term }) => version === numberOf(current.version.id) && term === trend[0]?.term,
    )
    .sort((a, b) => b.attempts - a.attempts)[0];
  const figures = newestRow?.figures ?? null;
  const { key, reviewBy } = current.version;
  const openReports = reports.filter(({ report }) => report.answeredAt === null).length;
  return {
    id: itemId,
    region: { code: regionCode, name: chain[0]?.name ?? '' },
    path: [
      ...pathOf(chain, viewer),
      { href: `/regions/${regionCode}/items`, name: '题库' },
      { href: `/regions/${regionCode}/items/${itemId}`, name: itemId },
    ],
    keeper,
    current: current.version,
    number: numberOf(current.version.id),
    earlier: versions
      .filter(({ version }) => version.id !== current.version.id)
      .map(({ version }) => ({ number: numberOf(version.id), stem: version.stem })),
    lessons: mine.map(({ lessonId: id }) => ({
      id,
      title: titleOf(id),
      drawable: drawableOf(bank, id).length,
    })),
    retired: decisions[0]?.decision.decision === 'retired',
    shown: versions.reduce((sum, { shown }) => sum + shown, 0),
    flags: flagsOf({ figures, key, reviewBy, openReports }, dayOf(now)),
    misleading: misleadingOptions(figures, key),
    idle: idleOptions(figures, key),
    ...(newestRow && { now: newestRow }),
    trend,
    decisions,
    reports,
    stands: mine
      .flatMap(({ lessonId }) => drawableOf(bank, lessonId))
      .filter((each) => each.itemId !== itemId)
      .map(({ itemId: id, stem }) => ({ id, stem })),
  };
}

const drawableOf = (bank: readonly BankItem[], id: string) =>
  bank.filter(({ lessonId, retired }) => lessonId === id && retired === 0);

type Names = {
  numberOf: (version: number) => number;
  titleOf: (lesson: string) => string;
  today: string;
};

async function trendOf(itemId: string, { numberOf, titleOf, today }: Names) {
  const [stored, begun] = await Promise.all([statisticsWithItem(itemId), termsBegun(today)]);
  return begun.toReversed().flatMap((term) =>
    stored
      .filter(({ termId }) => termId === term.id)
      .flatMap(({ lessonId, computedAt, figures }) =>
        figures.items
          .filter((item) => item.itemId === itemId)
          .map((item) => ({
            term: term.name,
            lesson: titleOf(lessonId),
            version: numberOf(item.version),
            attempts: item.attempts,
            figures: item.figures,
            computedAt,
          })),
      ),
  );
}
