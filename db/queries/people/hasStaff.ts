import { db } from '../../client.ts';
import { staff } from '../../schema/index.ts';

/** Is there anybody yet who could sign in and do something? */
export const hasStaff = async (): Promise<boolean> =>
  (await db().select({ id: staff.id }).from(staff).limit(1)).length > 0;
