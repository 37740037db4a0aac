import { type HeldRole, may } from '#domain/people/permission';

/**
 * The links a viewer may follow upwards: only regions in their own scope, the highest first.
 * @param chain a region and all above it, itself first
 */
export function pathOf(
  chain: readonly { code: string; name: string }[],
  viewer: readonly HeldRole[],
): { href: string; name: string }[] {
  const visible = chain.filter((_, i) =>
    may(viewer, 'read', 'region', { regionCodes: chain.slice(i).map((region) => region.code) }),
  );
  return visible.reverse().map(({ code, name }) => ({ href: `/regions/${code}`, name }));
}
