import { write } from '../../writer.ts';

/** Stores when an item comes back to a student; nothing else moves. Not for who was erased. */
export const keepReview = (card: {
  studentId: number;
  itemVersionId: number;
  dueAt: number;
  memory: Record<string, number>;
}) =>
  write([
    {
      sql: `insert into review_cards (student_id, item_version_id, due_at, card)
        select id, :item, :due, :memory from students where id = :student and erased_at is null
        on conflict do update set due_at = excluded.due_at, card = excluded.card`,
      args: {
        student: card.studentId,
        item: card.itemVersionId,
        due: card.dueAt,
        memory: JSON.stringify(card.memory),
      },
    },
  ]);
