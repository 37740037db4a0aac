import type { Cell } from '#domain/people/roster/sheet';

const dayMs = 86_400_000;
const origin = Date.UTC(1899, 11, 30);
const origin1904 = Date.UTC(1904, 0, 1);

/** A format of zeros alone, such as 000000, shows 0301 for 301. */
const zeros = /^0{2,20}$/;

/**
 * A number of a spreadsheet as its format shows it: a date is a date, a padded number has its
 * zeros, anything else is the number.
 * @param format a number format code; empty for the general one
 */
export function shownNumber(value: number, format: string, since1904 = false): Cell {
  if (!Number.isFinite(value)) return { odd: 'other' };
  if (zeros.test(format) && Number.isInteger(value) && value >= 0) {
    return String(value).padStart(format.length, '0');
  }
  if (!isDate(format)) return value;
  const year = new Date((since1904 ? origin1904 : origin) + value * dayMs).getUTCFullYear();
  return Number.isNaN(year) ? { odd: 'other' } : { odd: 'date', year };
}

const isDate = (format: string): boolean =>
  /[ymdhs]/i.test(format.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|general/gi, ''));
