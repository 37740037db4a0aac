import { asc } from 'drizzle-orm';
import { db } from '../../client.ts';
import { rolls } from '../../schema/index.ts';

/** Every roll that was ever frozen, oldest first. */
export const allRolls = () => db().select().from(rolls).orderBy(asc(rolls.id));
