import type { APIRoute } from 'astro';
import { requireSchool } from '#auth/guards';
import { may } from '#domain/people/permission';
import { dayOf } from '#domain/time';
import { exportedLines, exportTrail } from '#usecases/trail/exportTrail';
import { readFilter } from '#usecases/trail/filter';
import { readTrail } from '#usecases/trail/openTrail';

export const GET: APIRoute = async ({ request, params, url }) => {
  const own = await requireSchool(request, params.id, 'act');
  const guard = own.ok ? own : await requireSchool(request, params.id, 'manage');
  if (!guard.ok) return guard.response;
  const { schoolId, place, session } = guard;
  const { id: accountId, roles } = session.account;
  const reader = { accountId, names: may(roles, 'names', 'school', place) };
  const now = Date.now();
  const filter = readFilter(url.searchParams);
  const lines = await readTrail({ schoolId }, filter, reader, exportedLines, now);
  return new Response(exportTrail(lines), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="trail-school-${schoolId}-${dayOf(now)}.csv"`,
      'cache-control': 'no-store',
    },
  });
};
