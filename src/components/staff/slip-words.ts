import { renderSVG } from 'uqr';
import { momentText } from '#components/site/words.ts';
import type { Invitation } from '#usecases/school/staff/invitation';

const slipsPerPage = 5;

/** The slips in sheets of five. */
export const pagesOf = (slips: readonly Invitation[]): Invitation[][] =>
  Array.from({ length: Math.ceil(slips.length / slipsPerPage) }, (_, page) =>
    slips.slice(page * slipsPerPage, (page + 1) * slipsPerPage),
  );

/** QR code of the link. */
export const linkQr = (origin: string, { path }: Invitation): string =>
  renderSVG(`${origin}${path}`, { border: 0, ecc: 'M' });

/** 用到 11月3日 14:30. */
export const untilWords = ({ expiresAt }: Invitation): string => `${momentText(expiresAt)} 前有效`;

export const slipTitles: Record<Invitation['purpose'], string> = {
  invite: '明辨课堂 邀请单',
  recovery: '明辨课堂 重设密码',
};
