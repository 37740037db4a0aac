import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import {
  finishStep,
  type RunView,
  type StepRefused,
  startLesson,
} from '#usecases/student/takeLesson';
import { problem } from './problem.ts';
import { invalidInput, jsonAnswer, problemAnswer } from './respond.ts';
import { studentOf } from './student.ts';

const Run = z
  .object({
    version: z.number(),
    steps: z.array(z.object({ id: z.string(), issued: z.boolean(), done: z.boolean() })),
    counted: z.boolean(),
    tooFast: z.object({ waitSeconds: z.number() }).optional(),
  })
  .openapi('Run');

const lesson = z.string().min(1).max(64).openapi({ example: '09-new-friends' });
const answers = {
  200: jsonAnswer(Run, 'How far the student is, on the server’s clock'),
  401: problemAnswer('Not signed in'),
  404: problemAnswer('No such lesson or step'),
  409: problemAnswer('The step before is not done'),
};

const startRoute = createRoute({
  method: 'post',
  path: '/lessons/{lesson}/start',
  request: { params: z.object({ lesson }) },
  responses: answers,
});

const stepRoute = createRoute({
  method: 'post',
  path: '/lessons/{lesson}/steps/{step}',
  request: { params: z.object({ lesson, step: z.string().min(1).max(32) }) },
  responses: answers,
});

export const lessonRoutes = new OpenAPIHono({ defaultHook: (result) => invalidInput(result) })
  .openapi(startRoute, async (c) => {
    const guard = await studentOf(c.req.raw);
    if (!guard.ok) return guard.response;
    const { lesson } = c.req.valid('param');
    return answer(await startLesson(guard.student, lesson, Date.now()));
  })
  .openapi(stepRoute, async (c) => {
    const guard = await studentOf(c.req.raw);
    if (!guard.ok) return guard.response;
    const { lesson, step } = c.req.valid('param');
    return answer(await finishStep(guard.student, lesson, step, Date.now()));
  });

function answer(outcome: RunView | StepRefused): Response {
  if (!('refused' in outcome)) return Response.json(outcome);
  switch (outcome.refused) {
    case 'no-lesson':
    case 'no-step':
      return problem(404, outcome.refused, '没有这一课或这一步。');
    case 'not-started':
      return problem(409, 'not-started', '请先打开这一课再继续。');
    case 'step-order':
      return problem(409, 'step-order', '请先完成前面的一步;已经完成的都保存着。');
  }
}
