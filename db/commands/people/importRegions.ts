import type { RegionPlan } from '#domain/people/regionPlan';
import { write } from '../../writer.ts';
import { auditEvent } from '../audit/auditEvent.ts';

export type RegionsImport = Pick<RegionPlan, 'added' | 'changed'> & {
  at: number;
  accountId: string | null;
  /** The region in which an officer did it; null for the operator. */
  regionCode: string | null;
};

/**
 * Takes a tree of regions over in one act: all of it or nothing. No code is ever dropped.
 * @throws isPreconditionFailure, isConstraintFailure when someone changed these regions meanwhile
 */
export async function importRegions({ added, changed, ...by }: RegionsImport): Promise<void> {
  const was = changed.map(({ was: { code, parentCode, name } }) => [code, parentCode, name]);
  const now = changed.map(({ region: { code, parentCode, name } }) => [code, parentCode, name]);
  await write([
    {
      sql: `select case when exists (
          select value ->> 0, value ->> 1, value ->> 2 from json_each(?)
          except select code, parent_code, name from regions) then json('precondition') end`,
      args: [JSON.stringify(was)],
    },
    {
      sql: `insert into regions (code, parent_code, level, name)
        select value ->> 0, value ->> 1, value ->> 2, value ->> 3 from json_each(?)`,
      args: [JSON.stringify(added.map((one) => [one.code, one.parentCode, one.level, one.name]))],
    },
    {
      sql: `with j(code, parent, name) as materialized
          (select value ->> 0, value ->> 1, value ->> 2 from json_each(?))
        update regions set parent_code = j.parent, name = j.name from j
        where regions.code = j.code`,
      args: [JSON.stringify(now)],
    },
    auditEvent({
      ...by,
      act: 'importRegions',
      subject: by.regionCode === null ? 'regions' : `region ${by.regionCode}`,
      detail: { added: added.length, changed: changed.length },
    }),
  ]);
}
