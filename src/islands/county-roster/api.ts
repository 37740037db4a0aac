import type { CountyConfirmedBody, CountyJobBody, CountyPreviewBody } from '#api/regionRoster';
import { type Reply, send } from '../roster/api.ts';

export type CountyPreview = CountyPreviewBody;
export type CountyJob = CountyJobBody;
export type CountyConfirmed = CountyConfirmedBody;

const at = (region: string) => `/api/regions/${region}/roster`;

/** Sends a file of many schools for a preview. @param onShare how much is on its way, 0 to 1 */
export function sendCountyFile(
  region: string,
  file: File,
  onShare: (share: number) => void,
): Promise<Reply<CountyPreview>> {
  const form = new FormData();
  form.append('file', file);
  return send('POST', `${at(region)}/previews`, form, onShare);
}

/** Begins to import what a preview showed. */
export const beginImport = (region: string, body: CountyConfirmed): Promise<Reply<CountyJob>> =>
  send('POST', `${at(region)}/imports`, JSON.stringify(body));

/** The import that runs, or the last one. */
export const askJob = (region: string): Promise<Reply<{ job: CountyJob | null }>> =>
  send('GET', `${at(region)}/job`);

export const problemsHref = (region: string, preview: string): string =>
  `${at(region)}/previews/${preview}/problems.csv`;
