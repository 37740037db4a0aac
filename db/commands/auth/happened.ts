import { isPreconditionFailure } from '../../writer.ts';

/** Did an act find the world as it needs it? If not, nothing of it was written. */
export async function happened(act: Promise<unknown>): Promise<boolean> {
  try {
    await act;
    return true;
  } catch (error) {
    if (isPreconditionFailure(error)) return false;
    throw error;
  }
}
