/**
 * An answer by RFC 9457.
 * @param slug stable name of the kind of problem; its `type` is /problems/<slug>
 * @param detail one Chinese sentence: what is wrong, what was kept, what to do
 * @param extra further members, e.g. retakeAt
 */
export function problem(
  status: number,
  slug: string,
  detail: string,
  extra: Record<string, unknown> = {},
): Response {
  return new Response(JSON.stringify({ type: `/problems/${slug}`, status, detail, ...extra }), {
    status,
    headers: { 'content-type': 'application/problem+json' },
  });
}

/** What does not exist and what is none of your business look the same. */
export const notFound = () => problem(404, 'not-found', '没有找到，或者您看不到它。');
