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
import { Confirmation, Imported, Preview, RowFix } from './rosterShapes.ts';

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
