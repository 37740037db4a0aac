import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { problem } from '#auth/problem';
import { answerQuestion } from '#usecases/student/answerQuestion';
import { finishAttempt } from '#usecases/student/finishAttempt';
import { startAttempt } from '#usecases/student/startAttempt';
import { invalidInput, jsonAnswer, jsonBody, problemAnswer } from './respond.ts';
import { studentOf } from './student.ts';

const option = z.object({ id: z.string(), text: z.string() });

const Attempt = z
  .object({
    attempt: z.string(),
    title: z.string(),
    lesson: z.string().optional().openapi({ description: 'Of a lesson’s check' }),
    items: z.array(z.object({ item: z.string(), stem: z.string(), options: z.array(option) })),
    answered: z.array(z.string()),
    leftMs: z.number().optional().openapi({ description: 'With a deadline: how long there is' }),
  })
  .openapi('Attempt');

const Result = z
  .object({
    score: z.number(),
    of: z.number(),
    passed: z.boolean(),
    completed: z.boolean(),
    retakeAt: z.number().optional(),
    items: z.array(
      z.object({
        item: z.string(),
        stem: z.string(),
        chosen: z.string(),
        right: z.boolean(),
        key: z.string(),
        feedback: z.string(),
        why: z.string(),
      }),
    ),
  })
  .openapi('Result');

const attemptParam = z.object({ id: z.uuid() });
const refusals = {
  401: problemAnswer('Not signed in'),
  404: problemAnswer('No such attempt of this student'),
  409: problemAnswer('Not now; the type says why'),
};

const startRoute = createRoute({
  method: 'post',
  path: '/attempts',
  request: jsonBody(z.object({ lesson: z.string().min(1).max(64) }).strict()),
  responses: { 201: jsonAnswer(Attempt, 'Begun or resumed'), ...refusals },
});

const answerRoute = createRoute({
  method: 'post',
  path: '/attempts/{id}/answers',
  request: {
    params: attemptParam,
    ...jsonBody(
      z
        .object({
          item: z.string().regex(/^\d{1,2}$/),
          option: z.string().min(1).max(32),
          key: z.uuid().openapi({ description: 'Made by the client; the same key is one answer' }),
        })
        .strict(),
    ),
  },
  responses: {
    200: jsonAnswer(z.object({ saved: z.literal(true) }), 'On disk'),
    400: problemAnswer('Does not fit'),
    ...refusals,
  },
});

const finishRoute = createRoute({
  method: 'post',
  path: '/attempts/{id}/finish',
  request: { params: attemptParam },
  responses: { 200: jsonAnswer(Result, 'Graded'), ...refusals },
});

export const attemptRoutes = new OpenAPIHono({ defaultHook: (result) => invalidInput(result) })
  .openapi(startRoute, async (c) => {
    const guard = await studentOf(c.req.raw);
    if (!guard.ok) return guard.response;
    const { lesson } = c.req.valid('json');
    const outcome = await startAttempt(guard.student.studentId, lesson, Date.now());
    if (!('refused' in outcome)) return c.json(outcome, 201);
    return startRefused(outcome);
  })
  .openapi(answerRoute, async (c) => {
    const guard = await studentOf(c.req.raw);
    if (!guard.ok) return guard.response;
    const { id } = c.req.valid('param');
    const { studentId } = guard.student;
    const outcome = await answerQuestion(studentId, id, c.req.valid('json'), Date.now());
    return 'saved' in outcome ? c.json(outcome, 200) : answerRefused(outcome.refused);
  })
  .openapi(finishRoute, async (c) => {
    const guard = await studentOf(c.req.raw);
    if (!guard.ok) return guard.response;
    const { id } = c.req.valid('param');
    const outcome = await finishAttempt(guard.student, id, Date.now());
    if (!('refused' in outcome)) return c.json(outcome, 200);
    if (outcome.refused === 'not-found') return answerRefused('not-found');
    const { items } = outcome;
    const detail = `还有 ${items.length} 题没有回答，答完就可以交卷。`;
    return problem(409, 'unanswered', detail, { items });
  });

type StartRefused = Extract<Awaited<ReturnType<typeof startAttempt>>, { refused: string }>;

function startRefused(outcome: StartRefused): Response {
  switch (outcome.refused) {
    case 'not-counted':
      return problem(409, 'lesson-not-counted', '先把这一课读完、练完，小测就会打开。');
    case 'already-completed':
      return problem(409, 'already-completed', '这一课的小测已经通过了。');
    case 'pause':
      return problem(409, 'retake-pause', '先歇一歇，再看看课文，过一会儿换几道题再试。', {
        retakeAt: outcome.retakeAt,
      });
  }
}

function answerRefused(why: 'not-found' | 'no-option' | 'already-answered' | 'finished'): Response {
  switch (why) {
    case 'not-found':
      return problem(404, 'not-found', '没有找到这次小测。');
    case 'no-option':
      return problem(400, 'no-option', '没有这个选项，什么都没有保存。');
    case 'already-answered':
      return problem(409, 'already-answered', '这一题已经答过了，第一次的回答算数。');
    case 'finished':
      return problem(409, 'finished', '这次小测已经交卷了。');
  }
}
