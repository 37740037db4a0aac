// What goes in and out of a school's roster import, as the OpenAPI document tells it.
import { z } from '@hono/zod-openapi';

const Place = z.object({ sheet: z.string(), row: z.number() });
const Row = Place.extend({ number: z.string(), name: z.string(), className: z.string() });
const Texts = z.object({
  number: z.string(),
  name: z.string(),
  grade: z.string(),
  class: z.string(),
});

export const Preview = z
  .object({
    preview: z
      .string()
      .openapi({ description: 'Send it back to import; good for 30 minutes, once' }),
    fileName: z.string(),
    counts: z.object({
      added: z.number(),
      changed: z.number(),
      unchanged: z.number(),
      problems: z.number(),
      absent: z.number(),
    }),
    canImport: z
      .boolean()
      .openapi({ description: 'False while there is a problem: all or nothing' }),
    added: z.array(Row.extend({ proposed: z.boolean() })),
    changed: z.array(
      Row.extend({ was: Row.pick({ number: true, name: true, className: true }).partial() }),
    ),
    absent: z
      .array(
        Row.pick({ number: true, name: true, className: true }).extend({
          id: z.number(),
          joinedOn: z.string(),
        }),
      )
      .openapi({ description: 'In a class of the file, but not in the file' }),
    proposals: z
      .array(
        Row.extend({
          candidates: z.array(
            z.object({
              student: z.number(),
              school: z.string(),
              className: z.string(),
              now: z.enum(['studying', 'graduated', 'left']),
              waits: z.boolean().openapi({
                description: 'Not taken over before that school has noted that they left',
              }),
              leftOn: z.string().nullable(),
            }),
          ),
        }),
      )
      .openapi({ description: 'Newcomers who may come from another school: decide on each' }),
    problems: z.array(Place.extend({ column: z.string(), what: z.string(), todo: z.string() })),
    mendable: z.array(Place.extend({ texts: Texts, numbered: z.boolean(), alike: z.number() })),
    fixes: z.array(Place.extend({ texts: Texts.nullable() })),
    classesCreated: z.array(z.object({ name: z.string(), students: z.number() })),
    otherClasses: z.number(),
    dropped: z.array(z.string()),
    notes: z.array(z.string()),
  })
  .openapi('RosterPreview');

export const Imported = z
  .object({
    added: z.number(),
    changed: z.number(),
    unchanged: z.number(),
    transferred: z.number(),
    waiting: z
      .number()
      .openapi({ description: 'Rows of students whom another school has to release' }),
    left: z.number(),
    classesCreated: z.number(),
    classes: z.array(z.object({ id: z.number(), name: z.string(), added: z.number() })),
  })
  .openapi('RosterImported');

/** A row as the file has it: names of sheets have 31 characters, sheets 1,048,576 rows. */
const SentPlace = {
  sheet: z.string().max(31),
  row: z.int().min(1).max(1_048_576),
};
const longestText = 60;
const SentTexts = z.strictObject({
  number: z.string().max(longestText),
  name: z.string().max(longestText),
  grade: z.string().max(longestText),
  class: z.string().max(longestText),
});
export const RowFix = z
  .discriminatedUnion('act', [
    z.strictObject({
      ...SentPlace,
      act: z.literal('change'),
      texts: SentTexts,
      alike: z
        .boolean()
        .openapi({ description: 'Grade and class for every row that says the same of its class' }),
    }),
    z.strictObject({ ...SentPlace, act: z.literal('omit') }),
    z.strictObject({ ...SentPlace, act: z.literal('restore') }),
  ])
  .openapi('RosterRowFix');

const mostRows = 20_000;
const studentId = z.int().positive();
export const Confirmation = z
  .strictObject({
    preview: z.uuid(),
    transfers: z
      .strictObject({
        rows: z
          .array(z.strictObject({ ...SentPlace, student: studentId.nullable() }))
          .max(mostRows),
        rest: z.enum(['same', 'different']).optional(),
      })
      .optional()
      .openapi({ description: 'Who of the proposals is the same person; null: nobody' }),
    leaving: z
      .strictObject({ students: z.array(studentId).max(mostRows), on: z.iso.date() })
      .optional()
      .openapi({ description: 'Who of the absent has left, and the first day without them' }),
  })
  .openapi('RosterConfirmation');

export type PreviewBody = z.infer<typeof Preview>;
export type ImportedBody = z.infer<typeof Imported>;
export type RowFixBody = z.infer<typeof RowFix>;
export type ConfirmationBody = z.infer<typeof Confirmation>;
