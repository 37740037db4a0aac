import type { APIContext } from 'astro';
import { requireSchool } from '#auth/guards';
import { exportRoster } from '#usecases/school/exportRoster';

/** Hands a school's roster to its own staff, as a file to keep. */
export async function sendRoster(
  { request, params }: APIContext,
  format: Parameters<typeof exportRoster>[1],
): Promise<Response> {
  const guard = await requireSchool(request, params.id, 'names');
  if (!guard.ok) return guard.response;
  const asked = { schoolId: guard.schoolId, accountId: guard.session.account.id };
  const { fileName, contentType, body } = await exportRoster(asked, format, Date.now());
  return new Response(body as BodyInit, {
    headers: {
      'content-type': contentType,
      'content-disposition': `attachment; filename="${fileName}"`,
      'cache-control': 'no-store',
    },
  });
}
