import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { bodyLimit } from 'hono/body-limit';
import { requireSchool } from '#auth/guards';
import { problem } from '#auth/problem';
import { kept, type Unusable } from '#domain/people/roster/readRoster';
import { fixRow } from '#usecases/school/roster/fixRow';
import { importRoster } from '#usecases/school/roster/importRoster';
import { schoolLimits } from '#usecases/school/roster/limits';
import { refusals } from '#usecases/school/roster/parse/refusal';
import { previewRoster } from '#usecases/school/roster/previewRoster';
import {
  fileBody,
  invalidInput,
  jsonAnswer,
  jsonBody,
  problemAnswer,
  sentFile,
} from './respond.ts';

const Place = z.object({ sheet: z.string(), row: z.number() });
const Row = Place.extend({ number: z.string(), name: z.string(), className: z.string() });
const Texts = z.object({
  number: z.string(),
  name: z.string(),
  grade: z.string(),
  class: z.string(),
});

const Preview = z
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

const Imported = z
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
const RowFix = z
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
const Confirmation = z
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

const refused = (status: number, { slug, detail }: Unusable) => problem(status, slug, detail);
const tooLarge = () => refused(413, refusals.tooLarge);
/** The parts of a multipart body around the file. */
const envelopeBytes = 64 * 1024;

const request = { params: z.object({ id: z.string() }) };
const answers = {
  401: problemAnswer('Not signed in'),
  404: problemAnswer('No such school of yours'),
};

const previewRoute = createRoute({
  method: 'post',
  path: '/schools/{id}/roster/previews',
  middleware: (c, next) =>
    bodyLimit({ maxSize: schoolLimits().uploadBytes + envelopeBytes, onError: tooLarge })(c, next),
  request: {
    ...request,
    body: fileBody,
  },
  responses: {
    201: jsonAnswer(Preview, 'Read and compared; nothing is stored yet'),
    413: problemAnswer('Above the limit for files'),
    422: problemAnswer('Not readable as a roster; the detail says what to do'),
    503: problemAnswer('Too many files at once'),
    ...answers,
  },
});

const fixRoute = createRoute({
  method: 'patch',
  path: '/schools/{id}/roster/previews/{preview}',
  request: {
    params: z.object({ id: z.string(), preview: z.string() }),
    ...jsonBody(RowFix),
  },
  responses: {
    200: jsonAnswer(Preview, 'Worked out anew'),
    409: problemAnswer('The preview is gone'),
    422: problemAnswer('The file has no such row'),
    ...answers,
  },
});

const importRoute = createRoute({
  method: 'post',
  path: '/schools/{id}/roster/imports',
  request: { ...request, ...jsonBody(Confirmation) },
  responses: {
    200: jsonAnswer(Imported, 'Imported, all of it'),
    409: problemAnswer(
      'The school changed in between (with a new preview), or the preview is gone',
    ),
    422: problemAnswer('There are problems in the file, or a decision is missing'),
    ...answers,
  },
});

export const rosterRoutes = new OpenAPIHono({ defaultHook: (result) => invalidInput(result) })
  .openapi(previewRoute, async (c) => {
    const guard = await requireSchool(c.req.raw, c.req.param('id'), 'act');
    if (!guard.ok) return guard.response;
    const file = await sentFile(c);
    if (!file) return refused(422, { slug: 'roster-empty', detail: `没有收到文件；${kept}` });
    if (file.size > schoolLimits().uploadBytes) return tooLarge();
    const bytes = new Uint8Array(await file.arrayBuffer());
    const accountId = guard.session.account.id;
    const upload = { schoolId: guard.schoolId, accountId, fileName: file.name, bytes };
    const outcome = await previewRoster(upload, Date.now());
    if ('preview' in outcome) return c.json(outcome.preview, 201);
    return refused(outcome.unusable.slug === 'roster-busy' ? 503 : 422, outcome.unusable);
  })
  .openapi(fixRoute, async (c) => {
    const guard = await requireSchool(c.req.raw, c.req.param('id'), 'act');
    if (!guard.ok) return guard.response;
    const { sheet, row, ...deed } = c.req.valid('json');
    const { preview } = c.req.valid('param');
    const accountId = guard.session.account.id;
    const fix = { schoolId: guard.schoolId, accountId, preview, place: { sheet, row }, deed };
    const outcome = await fixRow(fix, Date.now());
    if ('preview' in outcome) return c.json(outcome.preview, 200);
    if (outcome.refused === 'gone') return problem(409, 'roster-preview-gone', outcome.detail);
    return problem(422, 'roster-no-row', outcome.detail);
  })
  .openapi(importRoute, async (c) => {
    const guard = await requireSchool(c.req.raw, c.req.param('id'), 'act');
    if (!guard.ok) return guard.response;
    const { preview, transfers, leaving } = c.req.valid('json');
    const accountId = guard.session.account.id;
    const outcome = await importRoster(
      {
        ...{ schoolId: guard.schoolId, accountId, preview },
        ...(transfers && { decisions: transfers }),
        ...(leaving && { leaving }),
      },
      Date.now(),
    );
    if ('imported' in outcome) return c.json(outcome.imported, 200);
    if (outcome.refused === 'changed') {
      return problem(409, 'roster-changed', outcome.detail, { preview: outcome.preview });
    }
    if (outcome.refused === 'gone') return problem(409, 'roster-preview-gone', outcome.detail);
    return problem(422, `roster-${outcome.refused}`, outcome.detail);
  });
