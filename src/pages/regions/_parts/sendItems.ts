import type { APIContext } from 'astro';
import { exportItems } from '#usecases/bureau/items/exchange/exportItems';
import type { ExportFormat } from '#usecases/bureau/items/exchange/write/formats';
import { attachment } from './attachment.ts';
import { requireKeeper } from './requireKeeper.ts';

/** Hands the questions with their keys to a keeper of the bank, as a file. */
export async function sendItems(
  { request, params, url }: APIContext,
  format: ExportFormat,
): Promise<Response> {
  const guard = await requireKeeper(request, params.code);
  if (!guard.ok) return guard.response;
  const by = { accountId: guard.session.account.id, regionCode: guard.code };
  const lesson = url.searchParams.get('lesson') || null;
  const file = await exportItems(format, lesson, by, Date.now());
  if (file === 'none') return new Response(null, { status: 404 });
  return file === 'busy' ? attachment('', undefined) : attachment(file.fileName, file.body);
}
