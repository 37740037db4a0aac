import type { APIRoute } from 'astro';
import { requireRegion } from '#auth/guards';
import { dayOf } from '#domain/time';
import { exportedLines, exportTrail } from '#usecases/trail/exportTrail';
import { readFilter } from '#usecases/trail/filter';
import { readTrail } from '#usecases/trail/openTrail';

export const GET: APIRoute = async ({ request, params, url }) => {
  const guard = await requireRegion(request, params.code, 'act');
  if (!guard.ok) return guard.response;
  const { code: regionCode, session } = guard;
  const reader = { accountId: session.account.id, names: false };
  const now = Date.now();
  const filter = readFilter(url.searchParams);
  const lines = await readTrail({ regionCode }, filter, reader, exportedLines, now);
  return new Response(exportTrail(lines), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="trail-${regionCode}-${dayOf(now)}.csv"`,
      'cache-control': 'no-store',
    },
  });
};
