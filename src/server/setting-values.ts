import { z } from 'zod';

/** A whole number within bounds. */
export const whole = (min: number, max: number, fallback: number) => {
  const error = `应是 ${min}–${max} 的整数 · must be a whole number from ${min} to ${max}`;
  return z.coerce.number({ error }).int(error).min(min, error).max(max, error).default(fallback);
};

/** 0 or 1, or left out. */
export const flag = () =>
  z.enum(['0', '1'], { error: '只能是 0 或 1 · must be 0 or 1' }).optional();

/** What one of the domain's readers understands. */
export const readBy = <Read>(
  read: (text: string) => Read | undefined,
  fallback: string,
  message: string,
) =>
  z
    .string()
    .default(fallback)
    .transform((text, context) => {
      const value = read(text);
      if (value !== undefined) return value;
      context.issues.push({ code: 'custom', message, input: text });
      return z.NEVER;
    });

/** A site's address, without a path. */
export function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return /^https?:$/.test(url.protocol) && [url.origin, `${url.origin}/`].includes(text);
}
