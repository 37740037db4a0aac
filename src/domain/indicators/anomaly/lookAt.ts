import { afterReset } from './afterReset.ts';
import { equalTimes } from './equalTimes.ts';
import { evenWrong } from './evenWrong.ts';
import { listOrder } from './listOrder.ts';
import { nestedWrong } from './nestedWrong.ts';
import { night } from './night.ts';
import type { ClassRecords, Finding, ItemCounts } from './records.ts';

/** Everything that looks odd in what a class left behind in one lesson; usually nothing. */
export const lookAt = (records: ClassRecords, everyone: ItemCounts): Finding[] => [
  ...equalTimes(records),
  ...listOrder(records),
  ...nestedWrong(records, everyone),
  ...evenWrong(records, everyone),
  ...afterReset(records),
  ...night(records),
];
