import { dayOf, timeOf } from '#domain/time';
import type { Settings } from '../../settings.ts';

/** A link to choose a password, for handing on; it is shown once and stored nowhere. */
export const linkLines = (
  { path, expiresAt }: { path: string; expiresAt: number },
  { origin, host, port }: Settings,
): string[] => [
  '把链接亲手交给本人，只能用一次，再也看不到 · hand it on; it works once and is shown only now:',
  `  ${origin ?? `http://${host}:${port}`}${path}`,
  `有效到 · until ${dayOf(expiresAt)} ${timeOf(expiresAt)}`,
];
