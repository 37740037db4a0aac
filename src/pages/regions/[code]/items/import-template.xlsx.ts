import type { APIRoute } from 'astro';
import { writeFile } from '#usecases/bureau/items/exchange/write/writeFile';
import { attachment } from '../../_parts/attachment.ts';
import { requireKeeper } from '../../_parts/requireKeeper.ts';

export const GET: APIRoute = async ({ request, params }) => {
  const guard = await requireKeeper(request, params.code);
  if (!guard.ok) return guard.response;
  return attachment('items-template.xlsx', await writeFile('template', []));
};
