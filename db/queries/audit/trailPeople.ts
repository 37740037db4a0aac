import { sql } from 'drizzle-orm';
import { db } from '../../client.ts';
import type { TrailScope } from './trail.ts';

/**
 * Staff whose acts someone may want to see: of a school, with the officers above it; of a
 * region, its officers and the admins of its schools. Those who left are among them.
 */
export const trailPeople = (scope: TrailScope) =>
  db().all<{ accountId: string; name: string }>(
    'schoolId' in scope ? ofSchool(scope.schoolId) : ofRegion(scope.regionCode),
  );

const ofSchool = (schoolId: number) => sql`
  with recursive above(code) as (
    select region_code from schools where id = ${schoolId} union all
    select r.parent_code from regions r join above a on r.code = a.code
    where r.parent_code is not null
  )
  select a.id as accountId, s.display_name as name
  from staff s join accounts a on a.staff_id = s.id
  where s.id in (
    select staff_id from staff_roles where school_id = ${schoolId}
      or class_id in (select id from school_classes where school_id = ${schoolId})
      or region_code in (select code from above))
  order by s.display_name`;

const ofRegion = (code: string) => sql`
  with recursive below(code) as (
    select ${code} union all
    select r.code from regions r join below b on r.parent_code = b.code
  )
  select a.id as accountId, s.display_name as name
  from staff s join accounts a on a.staff_id = s.id
  where s.id in (
    select staff_id from staff_roles where region_code in (select code from below)
      or school_id in (select s.id from schools s join below b on b.code = s.region_code))
  order by s.display_name`;
