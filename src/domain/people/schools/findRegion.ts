import { cleanRegionCode } from '../regionCode.ts';
import { quote } from '../roster/problem.ts';

export type NamedRegion = { code: string; name: string };

/** The region a person means by its code or, if only one is called so, by its name. */
export function findRegion<Region extends NamedRegion>(
  text: string,
  regions: readonly Region[],
): { region: Region } | { what: string } {
  const code = cleanRegionCode(text);
  const found = code
    ? regions.filter((region) => region.code === code)
    : regions.filter((region) => region.name === text);
  const [region, ...others] = found;
  if (!region) return { what: `您的地区里没有${code ? ` ${code} 这个代码` : `${quote(text)}`}。` };
  if (others.length > 0)
    return { what: `有 ${found.length} 个地区都叫${quote(text)}，请改写代码。` };
  return { region };
}
