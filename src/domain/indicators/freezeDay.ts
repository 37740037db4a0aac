/** The days on which rolls are frozen unless a term says otherwise: month and day. */
const usualDays = ['09-30', '03-01'] as const;

/**
 * The day whose list becomes the roll of a term: the day the term was given, else 30 September or
 * 1 March, whichever falls in it, else its first day.
 */
export function freezeDayOf(term: {
  startsOn: string;
  endsOn: string;
  freezesOn: string | null;
}): string {
  const { startsOn, endsOn, freezesOn } = term;
  const years = [startsOn.slice(0, 4), endsOn.slice(0, 4)];
  const usual = years.flatMap((year) => usualDays.map((day) => `${year}-${day}`));
  return freezesOn ?? usual.find((day) => day >= startsOn && day <= endsOn) ?? startsOn;
}
