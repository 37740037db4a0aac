/** Codings that files are stored in, best first. */
const codings = ['br', 'gzip'] as const;
export type Coding = (typeof codings)[number];

/**
 * The best coding a browser takes, or none.
 * @param header Accept-Encoding; a weight of 0 refuses a coding (RFC 9110 §12.5.3)
 */
export function acceptedCoding(header: string | undefined): Coding | undefined {
  if (!header) return undefined;
  const weights = new Map(
    header.split(',').map((part) => {
      const [name = '', weight] = part
        .trim()
        .toLowerCase()
        .split(/\s*;\s*q=/);
      return [name, weight === undefined ? 1 : Number(weight)];
    }),
  );
  return codings.find((coding) => (weights.get(coding) ?? weights.get('*') ?? 0) > 0);
}

/** Does If-None-Match name this tag? A proxy that compressed may have made it weak. */
export function matchesTag(header: string | undefined, tag: string): boolean {
  if (!header) return false;
  return header.split(',').some((part) => ['*', tag].includes(part.trim().replace(/^W\//, '')));
}
