import type { APIRoute } from 'astro';
import { requireRegion } from '#auth/guards';
import { demoBank } from '#usecases/bureau/competitions/demoBank';

/** With its keys: for officers only. */
export const GET: APIRoute = async ({ request, params }) => {
  const guard = await requireRegion(request, params.code, 'act');
  if (!guard.ok) return guard.response;
  const book = await demoBank();
  if (!book) return new Response(null, { status: 404 });
  return new Response(book as BodyInit, {
    headers: {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': `attachment; filename="demo-bank.xlsx"`,
      'cache-control': 'no-store',
    },
  });
};
