import { connection } from '#db/client';

const triggers = ['audit_events', 'rolls', 'roll_classes', 'roll_entries'].flatMap((table) => [
  `${table}_stay`,
  `${table}_remain`,
]);

/** Lets this test's database change what is otherwise frozen, to set up what cannot be reached. */
export async function thaw(): Promise<void> {
  for (const trigger of triggers)
    await connection().writer.execute(`drop trigger if exists ${trigger}`);
}
