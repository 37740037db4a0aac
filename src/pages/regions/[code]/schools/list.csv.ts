import type { APIRoute } from 'astro';
import { requireRegion } from '#auth/guards';
import { dayOf } from '#domain/time';
import { exportSchools } from '#usecases/bureau/schools/exportSchools';
import { schoolsAsked } from '#usecases/bureau/schools/openSchools';

export const GET: APIRoute = async ({ request, params, url }) => {
  const guard = await requireRegion(request, params.code, 'act');
  if (!guard.ok) return guard.response;
  const now = Date.now();
  const csv = await exportSchools(guard.code, schoolsAsked(url.searchParams), now);
  const file = `schools-${guard.code}-${dayOf(now)}.csv`;
  return new Response(csv, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${file}"`,
      'cache-control': 'no-store',
    },
  });
};
