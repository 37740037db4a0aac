import { regionChain } from '#db/queries/people/place';
import { schoolsWithin } from '#db/queries/people/schoolsWithin';
import { dayOf } from '#domain/time';
import { countyLimits } from './countyLimits.ts';

/** What the page 导入名单 of a region says: how many schools a file may speak of. */
export async function openCountyRoster(
  regionCode: string,
  now: number,
): Promise<{ regionName: string; schools: number; uploadBytes: number }> {
  const [[region], schools] = await Promise.all([
    regionChain(regionCode),
    schoolsWithin(regionCode, dayOf(now)),
  ]);
  return {
    regionName: region?.name ?? regionCode,
    schools: schools.length,
    uploadBytes: countyLimits().uploadBytes,
  };
}
