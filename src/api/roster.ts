import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { bodyLimit } from 'hono/body-limit';
import { requireSchool } from '#auth/guards';
import { problem } from '#auth/problem';
import { uploadLimitBytes } from '#domain/people/roster/limits';
import { kept, type Unusable } from '#domain/people/roster/readRoster';
import { importRoster } from '#usecases/school/roster/importRoster';
import { refusals } from '#usecases/school/roster/parse/refusal';
import { previewRoster } from '#usecases/school/roster/previewRoster';
import { invalidInput, jsonAnswer, jsonBody, problemAnswer } from './respond.ts';

const Row = z.object({
  sheet: z.string(),
  row: z.number(),
  number: z.string(),
  name: z.string(),
  className: z.string(),
});
const Problem = z.object({
  sheet: z.string(),
  row: z.number(),
  column: z.string(),
  what: z.string(),
  todo: z.string(),
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
    absent: z.array(Row.pick({ number: true, name: true, className: true })),
    problems: z.array(Problem),
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
    classesCreated: z.number(),
    classes: z.array(z.object({ id: z.number(), name: z.string(), added: z.number() })),
  })
  .openapi('RosterImported');

export type PreviewBody = z.infer<typeof Preview>;
export type ImportedBody = z.infer<typeof Imported>;

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
  middleware: bodyLimit({ maxSize: uploadLimitBytes + envelopeBytes, onError: tooLarge }),
  request: {
    ...request,
    body: {
      required: true,
      // Not a Zod schema: the file is read after the guard, never before.
      content: {
        'multipart/form-data': {
          schema: {
            type: 'object',
            properties: { file: { type: 'string', format: 'binary' } },
            required: ['file'],
          },
        },
      },
    },
  },
  responses: {
    201: jsonAnswer(Preview, 'Read and compared; nothing is stored yet'),
    413: problemAnswer('Above 8 MB'),
    422: problemAnswer('Not readable as a roster; the detail says what to do'),
    503: problemAnswer('Too many files at once'),
    ...answers,
  },
});

const importRoute = createRoute({
  method: 'post',
  path: '/schools/{id}/roster/imports',
  request: { ...request, ...jsonBody(z.object({ preview: z.uuid() }).strict()) },
  responses: {
    200: jsonAnswer(Imported, 'Imported, all of it'),
    409: problemAnswer(
      'The school changed in between (with a new preview), or the preview is gone',
    ),
    422: problemAnswer('There are problems in the file'),
    ...answers,
  },
});

export const rosterRoutes = new OpenAPIHono({ defaultHook: (result) => invalidInput(result) })
  .openapi(previewRoute, async (c) => {
    const guard = await requireSchool(c.req.raw, c.req.param('id'), 'act');
    if (!guard.ok) return guard.response;
    const { file } = await c.req.parseBody();
    if (!(file instanceof File))
      return refused(422, { slug: 'roster-empty', detail: `没有收到文件；${kept}` });
    if (file.size > uploadLimitBytes) return tooLarge();
    const bytes = new Uint8Array(await file.arrayBuffer());
    const accountId = guard.session.account.id;
    const upload = { schoolId: guard.schoolId, accountId, fileName: file.name, bytes };
    const outcome = await previewRoster(upload, Date.now());
    if ('preview' in outcome) return c.json(outcome.preview, 201);
    return refused(outcome.unusable.slug === 'roster-busy' ? 503 : 422, outcome.unusable);
  })
  .openapi(importRoute, async (c) => {
    const guard = await requireSchool(c.req.raw, c.req.param('id'), 'act');
    if (!guard.ok) return guard.response;
    const { preview } = c.req.valid('json');
    const confirmed = { schoolId: guard.schoolId, accountId: guard.session.account.id, preview };
    const outcome = await importRoster(confirmed, Date.now());
    if ('imported' in outcome) return c.json(outcome.imported, 200);
    if (outcome.refused === 'changed') {
      return problem(409, 'roster-changed', outcome.detail, { preview: outcome.preview });
    }
    if (outcome.refused === 'gone') return problem(409, 'roster-preview-gone', outcome.detail);
    return problem(422, 'roster-problems', outcome.detail);
  });
