import type { APIRoute } from 'astro';
import { requireRegion } from '#auth/guards';
import { exportResults } from '#usecases/bureau/competitions/exportResults';
import { openResults } from '#usecases/bureau/competitions/openResults';

export const GET: APIRoute = async ({ request, params }) => {
  const guard = await requireRegion(request, params.code, 'act');
  if (!guard.ok) return guard.response;
  const id = /^[1-9]\d{0,14}$/.test(params.competition ?? '') ? Number(params.competition) : 0;
  const view = await openResults(guard.code, id, guard.session.account.roles, Date.now());
  if (!view?.results) return new Response(null, { status: 404 });
  const file = `competition-${id}-${guard.code}.csv`;
  return new Response(exportResults(view.results, view.items), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${file}"`,
      'cache-control': 'no-store',
    },
  });
};
