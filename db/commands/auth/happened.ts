import { isPreconditionFailure } from '../../writer.ts';

/** Did an act find the world as it needs it? If not, nothing of it was written. */
export const happened = async (act: Promise<unknown>): Promise<boolean> =>
  (await whatHappened(act.then(() => true))) ?? false;

/** What an act gave; undefined when it did not find the world as it needs it. */
export async function whatHappened<T>(act: Promise<T>): Promise<T | undefined> {
  try {
    return await act;
  } catch (error) {
    if (isPreconditionFailure(error)) return undefined;
    throw error;
  }
}
