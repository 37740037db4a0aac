import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { requireRegion } from '#auth/guards';
import { problem } from '#auth/problem';
import { kept, type Unusable } from '#domain/people/roster/readRoster';
import { countyJobOf } from '#usecases/bureau/roster/countyJob';
import { countyLimits } from '#usecases/bureau/roster/countyLimits';
import { importCounty } from '#usecases/bureau/roster/importCounty';
import { previewCounty, problemsAsCsv } from '#usecases/bureau/roster/previewCounty';
import { tooLarge } from '#usecases/bureau/roster/readCountyFile';
import {
  fileBody,
  invalidInput,
  jsonAnswer,
  jsonBody,
  problemAnswer,
  sentFile,
} from './respond.ts';

const Place = z.object({ sheet: z.string(), row: z.number() });
const Counts = z.object({
  students: z.number(),
  added: z.number(),
  changed: z.number(),
  renamed: z.number(),
  unchanged: z.number(),
  absent: z.number(),
  problems: z.number(),
  proposals: z.number(),
});
const School = z.object({ id: z.number(), code: z.string(), name: z.string() });

const Preview = z
  .object({
    preview: z
      .string()
      .openapi({ description: 'Send it back to import; good for 30 minutes, once' }),
    fileName: z.string(),
    counts: Counts.extend({ schools: z.number(), goodSchools: z.number() }),
    schools: z.array(School.extend(Counts.shape)),
    problems: z.array(Place.extend({ column: z.string(), what: z.string(), todo: z.string() })),
    proposals: z.array(
      Place.extend({
        number: z.string(),
        name: z.string(),
        className: z.string(),
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
    ),
    soleProposals: z.number(),
    dropped: z.array(z.string()),
    notes: z.array(z.string()),
  })
  .openapi('CountyRosterPreview');

const Job = z
  .object({
    regionCode: z.string(),
    fileName: z.string(),
    startedAt: z.number(),
    finishedAt: z.number().nullable(),
    schoolsDone: z.number(),
    studentsDone: z.number(),
    students: z.number(),
    schools: z.array(
      School.extend({
        students: z.number(),
        state: z.enum(['waiting', 'done', 'left-out']),
        added: z.number(),
        changed: z.number(),
        unchanged: z.number(),
        transferred: z.number(),
        why: z.string(),
      }),
    ),
  })
  .openapi('CountyRosterJob');

const Confirmed = z
  .object({
    preview: z.uuid(),
    schools: z
      .enum(['all', 'good'])
      .openapi({ description: 'good: leave out schools with problems' }),
    rows: z
      .array(Place.extend({ student: z.number().nullable() }).strict())
      .max(5000)
      .openapi({ description: 'Proposals decided one by one; null: not the same person' }),
    rest: z
      .enum(['same', 'different'])
      .optional()
      .openapi({ description: 'All others; same: only where no doubt is left' }),
  })
  .strict();

export type CountyPreviewBody = z.infer<typeof Preview>;
export type CountyJobBody = z.infer<typeof Job>;
export type CountyConfirmedBody = z.infer<typeof Confirmed>;

const refused = (status: number, { slug, detail }: Unusable) => problem(status, slug, detail);

const params = z.object({ code: z.string() });
const answers = {
  401: problemAnswer('Not signed in'),
  404: problemAnswer('No such region of yours'),
};

const previewRoute = createRoute({
  method: 'post',
  path: '/regions/{code}/roster/previews',
  request: {
    params,
    body: fileBody,
  },
  responses: {
    201: jsonAnswer(Preview, 'Read and compared; nothing is stored yet'),
    413: problemAnswer('Too large'),
    422: problemAnswer('Not readable as a roster of several schools'),
    503: problemAnswer('Another file of this kind is being read'),
    ...answers,
  },
});

const problemsRoute = createRoute({
  method: 'get',
  path: '/regions/{code}/roster/previews/{preview}/problems.csv',
  request: { params: params.extend({ preview: z.string() }) },
  responses: {
    200: { description: 'All problems', content: { 'text/csv': { schema: z.string() } } },
    ...answers,
  },
});

const importRoute = createRoute({
  method: 'post',
  path: '/regions/{code}/roster/imports',
  request: { params, ...jsonBody(Confirmed) },
  responses: {
    202: jsonAnswer(Job, 'Begun; ask for the job to see how far it is'),
    409: problemAnswer('The preview is gone, or another import is running'),
    422: problemAnswer('There are problems in the file, or one student is chosen twice'),
    ...answers,
  },
});

const jobRoute = createRoute({
  method: 'get',
  path: '/regions/{code}/roster/job',
  request: { params },
  responses: {
    200: jsonAnswer(
      z.object({ job: Job.nullable() }),
      'The import of this region that runs, or the last one',
    ),
    ...answers,
  },
});

const statusOf = { gone: 409, running: 409, problems: 422, undecided: 422 };

export const regionRosterRoutes = new OpenAPIHono({ defaultHook: (result) => invalidInput(result) })
  .openapi(previewRoute, async (c) => {
    const guard = await requireRegion(c.req.raw, c.req.param('code'), 'act');
    if (!guard.ok) return guard.response;
    const file = await sentFile(c);
    if (!file) return refused(422, { slug: 'roster-empty', detail: `没有收到文件；${kept}` });
    const { uploadBytes } = countyLimits();
    if (file.size > uploadBytes) return refused(413, tooLarge(uploadBytes));
    const bytes = new Uint8Array(await file.arrayBuffer());
    const owner = { regionCode: guard.code, accountId: guard.session.account.id };
    const outcome = await previewCounty({ ...owner, fileName: file.name, bytes }, Date.now());
    if ('preview' in outcome) return c.json(outcome.preview, 201);
    return refused(outcome.unusable.slug === 'roster-busy' ? 503 : 422, outcome.unusable);
  })
  .openapi(problemsRoute, async (c) => {
    const guard = await requireRegion(c.req.raw, c.req.param('code'), 'act');
    if (!guard.ok) return guard.response;
    const owner = { regionCode: guard.code, accountId: guard.session.account.id };
    const csv = problemsAsCsv(c.req.param('preview'), owner, Date.now());
    if (csv === undefined)
      return problem(404, 'roster-preview-gone', '这份预览已经不在了，请重新上传文件。');
    return c.body(csv, 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="roster-problems.csv"',
    });
  })
  .openapi(importRoute, async (c) => {
    const guard = await requireRegion(c.req.raw, c.req.param('code'), 'act');
    if (!guard.ok) return guard.response;
    const { preview, schools, rows, rest } = c.req.valid('json');
    const owner = { regionCode: guard.code, accountId: guard.session.account.id };
    const outcome = importCounty({ ...owner, preview, schools, decisions: { rows, rest } });
    if ('job' in outcome) return c.json(outcome.job, 202);
    return problem(statusOf[outcome.refused], `roster-${outcome.refused}`, outcome.detail);
  })
  .openapi(jobRoute, async (c) => {
    const guard = await requireRegion(c.req.raw, c.req.param('code'), 'act');
    if (!guard.ok) return guard.response;
    return c.json({ job: countyJobOf(guard.code) ?? null }, 200);
  });
