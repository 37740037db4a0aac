import type { RegionLevel } from './region.ts';

/**
 * A region code in its shortest form: 6 digits (GB/T 2260) for province, city and county,
 * 9 digits (统计用区划代码 without the village part) for townships. Lists of the statistics office
 * write both with zeros up to 12 digits.
 * @returns undefined for anything else, such as a village
 */
export function cleanRegionCode(text: string): string | undefined {
  if (/^[1-9]\d{5}$/.test(text)) return text;
  if (/^[1-9]\d{8}$/.test(text)) return text.endsWith('000') ? text.slice(0, 6) : text;
  if (/^[1-9]\d{8}000$/.test(text)) return cleanRegionCode(text.slice(0, 9));
  return undefined;
}

/** The level that a code of `cleanRegionCode` stands for. */
export function levelOfCode(code: string): RegionLevel {
  if (code.length === 9) return 'township';
  if (code.endsWith('0000')) return 'province';
  return code.endsWith('00') ? 'city' : 'county';
}

/**
 * Codes that may stand directly above, the nearest first. A county without a city (省直辖县,
 * 直辖市的区) hangs on its province; a township only on what its first six digits name, which may
 * be a city without counties (东莞).
 */
export function parentCodes(code: string): string[] {
  const province = `${code.slice(0, 2)}0000`;
  switch (levelOfCode(code)) {
    case 'province':
      return [];
    case 'city':
      return [province];
    case 'county':
      return [`${code.slice(0, 4)}00`, province];
    case 'township':
      return [code.slice(0, 6)];
  }
}
