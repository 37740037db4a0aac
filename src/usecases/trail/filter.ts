import { z } from 'zod';
import { type TrailKind, trailKinds } from '#domain/audit/groups';

/** What the trail is asked for: kinds and ids, never words, for it stands in the address. */
export type TrailFilter = {
  kind: TrailKind;
  /** An account. */
  who: string | null;
  /** Days in Asia/Shanghai, both inclusive. */
  from: string | null;
  to: string | null;
  before: number | null;
};

const asked = z.object({
  kind: z.enum(trailKinds).catch('changes'),
  who: z
    .string()
    .regex(/^[\w-]{1,64}$/)
    .nullable()
    .catch(null),
  from: z.iso.date().nullable().catch(null),
  to: z.iso.date().nullable().catch(null),
  before: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER).nullable().catch(null),
});

/** Reads the filter of an address; what it does not understand counts as not asked. */
export const readFilter = (query: URLSearchParams): TrailFilter =>
  asked.parse(
    Object.fromEntries(Object.keys(asked.shape).map((name) => [name, query.get(name) || null])),
  );

/** The filter as the query of an address, with its question mark. */
export function filterQuery(filter: TrailFilter): string {
  const set = Object.entries(filter).filter(([, value]) => value !== null);
  return `?${new URLSearchParams(set.map(([name, value]) => [name, String(value)]))}`;
}
