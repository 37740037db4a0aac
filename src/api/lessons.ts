import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { problem } from '#auth/problem';
import { finishStep, type StepRefused, startLesson } from '#usecases/student/takeLesson';
import { invalidInput, jsonAnswer, othersAnswer, owner, problemAnswer } from './respond.ts';
import { studentOf } from './student.ts';

const Run = z
  .object({
    id: z.number(),
    version: z.number(),
    steps: z.array(z.object({ id: z.string(), issued: z.boolean(), done: z.boolean() })),
    counted: z.boolean(),
    tooFast: z.object({ waitSeconds: z.number() }).optional(),
  })
  .openapi('Run');

const lesson = z.string().min(1).max(64).openapi({ example: '09-new-friends' });
/** What else a client claims, such as a time of its own, is ignored. */
const StepDone = z
  .object({
    run: z.int().optional().openapi({ description: 'The run that the page was opened with' }),
  })
  .openapi('StepDone');

const refusals = {
  401: problemAnswer('Not signed in'),
  404: problemAnswer('No such lesson or step'),
  409: problemAnswer('The step before is not done, or the page is of another student'),
  412: othersAnswer,
};

const startRoute = createRoute({
  method: 'post',
  path: '/lessons/{lesson}/start',
  request: { params: z.object({ lesson }) },
  responses: { 200: jsonAnswer(z.object({ run: Run, owner }), 'Begun or resumed'), ...refusals },
});

const stepRoute = createRoute({
  method: 'post',
  path: '/lessons/{lesson}/steps/{step}',
  request: {
    params: z.object({ lesson, step: z.string().min(1).max(32) }),
    body: { required: false, content: { 'application/json': { schema: StepDone } } },
  },
  responses: { 200: jsonAnswer(Run, 'How far the student is, on the server’s clock'), ...refusals },
});

export const lessonRoutes = new OpenAPIHono({ defaultHook: (result) => invalidInput(result) })
  .openapi(startRoute, async (c) => {
    const guard = await studentOf(c.req.raw);
    if (!guard.ok) return guard.response;
    const { lesson } = c.req.valid('param');
    const outcome = await startLesson(guard.student, lesson, Date.now());
    return 'refused' in outcome
      ? refused(outcome.refused)
      : c.json({ run: outcome, owner: guard.owner }, 200);
  })
  .openapi(stepRoute, async (c) => {
    const guard = await studentOf(c.req.raw);
    if (!guard.ok) return guard.response;
    const { lesson, step } = c.req.valid('param');
    const { run } = c.req.valid('json');
    const outcome = await finishStep(guard.student, lesson, step, Date.now(), run);
    return 'refused' in outcome ? refused(outcome.refused) : c.json(outcome, 200);
  });

function refused(why: StepRefused['refused']): Response {
  switch (why) {
    case 'no-lesson':
    case 'no-step':
      return problem(404, why, '没有这一课或这一步。');
    case 'not-started':
      return problem(409, 'not-started', '请先打开这一课再继续。');
    case 'other-run':
      return problem(409, 'other-run', '这一页是另一位同学打开的，请刷新页面再继续。');
    case 'step-order':
      return problem(409, 'step-order', '请先完成前面的一步；已经完成的都保存着。');
  }
}
