import { db } from '../../client.ts';
import { auditSeals } from '../../schema/index.ts';
import { write } from '../../writer.ts';

/** Adds a seal to the chain. @throws a constraint failure when another followed `previous` first */
export const addSeal = (seal: Omit<typeof auditSeals.$inferInsert, 'id'>) =>
  write([db().insert(auditSeals).values(seal)]);
