import { allRolls } from '#db/queries/indicators/allRolls';
import { type Difference, recount } from '#db/queries/indicators/recount';

export type Recounted = {
  rollId: number;
  regionCode: string;
  takenOn: string;
  differences: Difference[];
};

/**
 * Proves the counters of every roll, or of one, by the raw records. A long read: beside a busy
 * server it belongs in a child process.
 */
export async function recountRolls(rollId?: number): Promise<Recounted[]> {
  const rolls = await allRolls();
  const result: Recounted[] = [];
  for (const { id, regionCode, takenOn } of rolls) {
    if (rollId !== undefined && id !== rollId) continue;
    const { differences } = await recount(id);
    result.push({ rollId: id, regionCode, takenOn, differences });
  }
  return result;
}
