import type { APIRoute } from 'astro';
import { requireSchool } from '#auth/guards';
import { dayOf } from '#domain/time';
import { exportRollOn } from '#usecases/school/roll/exportRollOn';
import { readDay } from '#usecases/school/roll/readDay';

export const GET: APIRoute = async ({ request, params, url }) => {
  const guard = await requireSchool(request, params.id, 'names');
  if (!guard.ok) return guard.response;
  const now = Date.now();
  const day = readDay(url.searchParams.get('on'));
  if (!day || day > dayOf(now)) return new Response(null, { status: 404 });
  const asked = { schoolId: guard.schoolId, accountId: guard.session.account.id };
  const { fileName, body } = await exportRollOn(asked, day, now);
  return new Response(body, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${fileName}"`,
      'cache-control': 'no-store',
    },
  });
};
