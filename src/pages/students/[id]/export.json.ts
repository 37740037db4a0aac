import type { APIRoute } from 'astro';
import { requirePupil } from '#auth/guards';
import { exportPupil } from '#usecases/school/pupil/exportPupil';

/** 学生信息.json, for browsers that read RFC 8187; the name of the student is in no file name. */
const file = `attachment; filename="student.json"; filename*=UTF-8''${encodeURIComponent('学生信息.json')}`;

export const GET: APIRoute = async ({ request, params }) => {
  const guard = await requirePupil(request, params.id, 'act', 'school');
  if (!guard.ok) return guard.response;
  const by = { accountId: guard.session.account.id, now: Date.now() };
  const record = await exportPupil(guard.studentId, by);
  if (!record) return new Response(null, { status: 404 });
  return new Response(`${JSON.stringify(record, null, 2)}\n`, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': file,
      'cache-control': 'no-store',
    },
  });
};
