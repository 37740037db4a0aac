import { reportItem as saveReport } from '#db/commands/bank/reports';
import { answeredBy } from '#db/queries/bank/answeredBy';
import { reportsOfClass } from '#db/queries/bank/reportsOfClass';
import { classRoster } from '#db/queries/people/classRoster';
import { classById } from '#db/queries/people/place';
import { isPreconditionFailure } from '#db/writer';
import { type ReportReason, reportReasons } from '#domain/learning/report';
import { isTooLong, longestNote, readNote, tellsWho } from '#domain/learning/staffNote';
import { className, schoolYearOf } from '#domain/people/grade';
import { dayOf } from '#domain/time';

export type ReportView = {
  className: string;
  stem: string;
  /** By their words, so that the order tells nothing. */
  options: string[];
  /** What was said of this item from this class, the newest first. */
  earlier: { reason: ReportReason; note: string; at: number; answer: string | null }[];
};

/**
 * A question that this class has answered in a finished check, as it may be reported: without its
 * key, which others have still before them. Undefined for any other.
 */
export async function openReport(
  classId: number,
  itemId: string,
  now: number,
): Promise<ReportView | undefined> {
  const [found, item] = await Promise.all([classById(classId), answeredBy(classId, itemId)]);
  if (!found || !item) return undefined;
  const earlier = await reportsOfClass(classId);
  return {
    className: className(found.schoolClass, schoolYearOf(dayOf(now))),
    stem: item.stem,
    options: item.options,
    earlier: earlier
      .filter((report) => report.itemId === itemId)
      .map(({ reason, note, at, answer }) => ({ reason, note, at, answer })),
  };
}

/** Tells the bureau that a question is faulty. */
export async function reportItem(
  place: { classId: number; schoolId: number; itemId: string },
  typed: { reason: string; note: string },
  by: { accountId: string; now: number },
): Promise<{ ok: true } | { ok: false; message: string }> {
  const refused = (message: string) => ({ ok: false as const, message });
  const reason = reportReasons.find((each) => each === typed.reason);
  const note = readNote(typed.note);
  if (!reason) return refused('还没有选哪里有问题，所以没有提交，写的都还在。');
  if (isTooLong(note)) {
    return refused(`说明超过了 ${longestNote} 字，所以没有提交，写的都还在。请写短一点。`);
  }
  if (reason === 'other' && note === '') {
    return refused('选了“其他”，请写一句说明。还没有提交。');
  }
  const item = await answeredBy(place.classId, place.itemId);
  if (!item) return refused('这个班还没有人做过这道题，所以没有提交。');
  if (tellsWho(note, await classRoster(place.classId))) {
    return refused('说明里有学生的姓名或学号，所以没有提交，写的都还在。请去掉以后再提交。');
  }
  try {
    await saveReport({ ...place, itemVersionId: item.version, ...by, reason, note });
    return { ok: true };
  } catch (error) {
    if (!isPreconditionFailure(error)) throw error;
    return refused('您已经报告过这道题，正在等答复，所以没有再提交一次。');
  }
}
