import { holdingAt, type RollAt, rollsAt } from '#db/queries/indicators/rollsAt';
import { termOn } from '#db/queries/learning/term';
import { regionChain } from '#db/queries/people/place';
import { codesWithin } from '#db/queries/people/regionTree';
import { freezeDayOf } from '#domain/indicators/freezeDay';
import type { HeldRole } from '#domain/people/permission';
import { dayOf } from '#domain/time';
import { pathOf } from '../pathOf.ts';
import { listDay } from './rollQuality.ts';
import { type SchoolState, schoolStates } from './schoolStates.ts';

/** 在用, 部分被代替, 已被代替, 学期已结束. */
export type Holding = 'whole' | 'part' | 'replaced' | 'over';

export type RollsView = {
  region: { code: string; name: string };
  path: { href: string; name: string }[];
  today: string;
  /** Absent between terms: there is nothing to freeze. */
  term?: { name: string; startsOn: string; endsOn: string; freezesOn: string };
  /** The day the lists are looked at: that of the freeze, until then today. */
  day: string;
  schools: SchoolState[];
  /** Frozen for this region, one above or one below, the newest first. */
  rolls: (RollAt & { holding: Holding })[];
};

/** The rolls of a region: what its schools confirmed, and what was frozen. @throws when there is none */
export async function openRolls(
  code: string,
  viewer: readonly HeldRole[],
  now: number,
): Promise<RollsView> {
  const chain = await regionChain(code);
  const [region] = chain;
  if (!region) throw new Error(`no region ${code}`);
  const today = dayOf(now);
  const [term, codes] = await Promise.all([termOn(today), codesWithin(code)]);
  const day = term ? listDay(term, today) : today;
  const [schools, rolls, holding] = await Promise.all([
    schoolStates(codes, term?.id ?? '', day),
    rollsAt(codes, today),
    holdingAt(codes, term?.id ?? ''),
  ]);
  return {
    region: { code, name: region.name },
    path: [...pathOf(chain, viewer), { href: `/regions/${code}/rolls`, name: '名册' }],
    today,
    ...(term && {
      term: {
        name: term.name,
        startsOn: term.startsOn,
        endsOn: term.endsOn,
        freezesOn: freezeDayOf(term),
      },
    }),
    day,
    schools,
    rolls: rolls.map((roll) => ({
      ...roll,
      holding: roll.termId === term?.id ? holdingOf(roll, holding.get(roll.id)) : ('over' as const),
    })),
  };
}

function holdingOf({ figures }: RollAt, students = 0): Holding {
  if (students === 0) return 'replaced';
  return students === figures.roll ? 'whole' : 'part';
}
