import { operatorAccount } from '#domain/audit/operator';
import { askFreeze, freezeRegion } from '#usecases/bureau/rolls/freezeRegion';

/**
 * Freezes the roll of a region as of a day without asking back.
 * @param day YYYY-MM-DD, in this term
 * @param unconfirmed also when some school has not confirmed its list
 */
export async function freezeRollOf(
  regionCode: string,
  day: string,
  unconfirmed: boolean,
  now: number,
): Promise<{ rollId: number; students: number; schools: number } | { refused: string[] }> {
  const asked = await askFreeze(regionCode, day, now);
  if (!asked.ok) return { refused: [asked.message] };
  const { seen, students, schools, unconfirmed: waiting } = asked.question;
  if (waiting.length > 0 && !unconfirmed) {
    return {
      refused: [
        `没有冻结：有 ${waiting.length} 所学校没有确认。请等学校确认，或加上 --unconfirmed。`,
        ...waiting.map(({ code, name }) => `  ${code} ${name}`),
      ],
    };
  }
  const by = { accountId: operatorAccount, now };
  const frozen = await freezeRegion(regionCode, day, { seen, still: unconfirmed }, by);
  return frozen.ok ? { rollId: frozen.rollId, students, schools } : { refused: [frozen.message] };
}
