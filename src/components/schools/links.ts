import type { SchoolsAsked } from '#usecases/bureau/schools/openSchools';

/** The address of a list of schools; what is as usual is left out. */
export function listHref(path: string, { state, kind, region, words, page }: SchoolsAsked): string {
  const query = new URLSearchParams({
    ...(state === 'closed' && { state }),
    ...(kind && { kind }),
    ...(region && { region }),
    ...(words && { q: words }),
    ...(page > 1 && { page: String(page) }),
  }).toString();
  return query === '' ? path : `${path}?${query}`;
}
