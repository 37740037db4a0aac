import type { APIRoute } from 'astro';
import { requireRegion } from '#auth/guards';
import { dayOf } from '#domain/time';
import { exportFigures } from '#usecases/bureau/exportFigures';
import { openRegion } from '#usecases/bureau/openRegion';

export const GET: APIRoute = async ({ request, params }) => {
  const guard = await requireRegion(request, params.code, 'read');
  if (!guard.ok) return guard.response;
  const now = Date.now();
  const view = await openRegion(guard.code, guard.session.account.roles, now);
  const file = `figures-${guard.code}-${dayOf(now)}.csv`;
  return new Response(exportFigures(view), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${file}"`,
      'cache-control': 'no-store',
    },
  });
};
