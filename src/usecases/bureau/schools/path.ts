import { regionChain } from '#db/queries/people/place';
import { type HeldRole, may } from '#domain/people/permission';

/** From the highest region that the viewer may see down to this one, as links. */
export async function pathTo(code: string, viewer: readonly HeldRole[]) {
  const chain = await regionChain(code);
  const visible = chain.filter((_, i) =>
    may(viewer, 'read', 'region', { regionCodes: chain.slice(i).map((region) => region.code) }),
  );
  return visible.toReversed().map(({ code: at, name }) => ({ href: `/regions/${at}`, name }));
}
