import { requireRegion } from '#auth/guards';
import { keepsBank } from '#usecases/bureau/items/keepsBank';

/** An officer who keeps the bank: files hold the keys, so to everyone else there is nothing. */
export async function requireKeeper(
  request: Request,
  code: string | undefined,
): ReturnType<typeof requireRegion> {
  const guard = await requireRegion(request, code, 'act');
  if (!guard.ok || (await keepsBank(guard.session.account.roles))) return guard;
  return { ok: false, response: new Response(null, { status: 404 }) };
}
