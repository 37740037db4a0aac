const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';

/** Chance that repeats itself, so that a county can be told by its number. */
export type Chance = {
  /** A whole number from 0 up to but not including `limit`. */
  below: (limit: number) => number;
  /** A whole number from `least` to `most`, both included. */
  between: (least: number, most: number) => number;
  happens: (share: number) => boolean;
  pick: <T>(values: readonly T[]) => T;
  /** Opaque characters; no secret, for anyone can repeat them. */
  code: (length: number) => string;
  uuid: () => string;
};

/**
 * @param number which county
 * @param purpose what it is drawn for: another purpose is another sequence
 */
export function chance(number: number, purpose: string): Chance {
  const next = mulberry32(fingerprint(`${number}/${purpose}`));
  const below = (limit: number) => Math.floor((next() / 2 ** 32) * limit);
  const code = (length: number) => {
    let text = '';
    while (text.length < length) {
      for (let bits = next(), i = 0; i < 6; i += 1, bits >>>= 5) text += alphabet[bits & 31];
    }
    return text.slice(0, length);
  };
  return {
    below,
    between: (least, most) => least + below(most - least + 1),
    happens: (share) => next() / 2 ** 32 < share,
    pick: <T>(values: readonly T[]) => values[below(values.length)] as T,
    code,
    uuid: () => {
      const hex = [next(), next(), next(), next()]
        .map((n) => n.toString(16).padStart(8, '0'))
        .join('');
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
    },
  };
}

/** Tommy Ettinger's mulberry32, public domain: a small generator, good enough for a stage set. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return (t ^ (t >>> 14)) >>> 0;
  };
}

/** FNV-1a. */
function fingerprint(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}
