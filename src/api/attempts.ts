import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { problem } from '#auth/problem';
import { answerQuestion } from '#usecases/student/answerQuestion';
import { finishAttempt } from '#usecases/student/finishAttempt';
import { startAttempt } from '#usecases/student/startAttempt';
import { startBooster } from '#usecases/student/startBooster';
import { startCompetition } from '#usecases/student/startCompetition';
import type { Student } from '#usecases/student/takeLesson';
import {
  invalidInput,
  jsonAnswer,
  jsonBody,
  othersAnswer,
  owner,
  problemAnswer,
} from './respond.ts';
import { studentOf } from './student.ts';

const option = z.object({ id: z.string(), text: z.string() });

const Attempt = z
  .object({
    attempt: z.string(),
    title: z.string(),
    lesson: z.string().optional().openapi({ description: 'Of a lesson’s check' }),
    items: z.array(z.object({ item: z.string(), stem: z.string(), options: z.array(option) })),
    answered: z.array(z.string()),
    owner,
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

const Pending = z
  .object({
    pending: z.literal(true),
    resultAt: z.number().openapi({ description: 'When the result may be seen, ms since 1970' }),
  })
  .openapi('Pending', { description: 'Of a competition: handed in' });

const attemptParam = z.object({ id: z.uuid() });
const refusals = {
  401: problemAnswer('Not signed in'),
  404: problemAnswer('No such attempt of this student'),
  409: problemAnswer('Not now; the type says why'),
  412: othersAnswer,
};

/** What is tried: a lesson's check, a booster, or a competition. */
const Start = z.union([
  z.object({ lesson: z.string().min(1).max(64) }).strict(),
  z
    .object({ booster: z.string().min(1).max(64), weeks: z.literal([4, 12]) })
    .strict()
    .openapi({ description: 'The term of the unit, and how many weeks after it' }),
  z.object({ competition: z.int().positive() }).strict(),
]);

const startRoute = createRoute({
  method: 'post',
  path: '/attempts',
  request: jsonBody(Start),
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
  responses: { 200: jsonAnswer(z.union([Result, Pending]), 'Graded, or handed in'), ...refusals },
});

export const attemptRoutes = new OpenAPIHono({ defaultHook: (result) => invalidInput(result) })
  .openapi(startRoute, async (c) => {
    const guard = await studentOf(c.req.raw);
    if (!guard.ok) return guard.response;
    const outcome = await begin(guard.student, c.req.valid('json'), Date.now());
    if (!('refused' in outcome)) return c.json({ ...outcome, owner: guard.owner }, 201);
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

/** Begins or resumes what was asked for. */
function begin(student: Student, start: z.infer<typeof Start>, now: number) {
  if ('booster' in start) return startBooster(student, start.booster, start.weeks, now);
  if ('competition' in start) return startCompetition(student.studentId, start.competition, now);
  return startAttempt(student.studentId, start.lesson, now);
}

type StartRefused = Extract<Awaited<ReturnType<typeof begin>>, { refused: string }>;

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
    case 'unit-open':
      return problem(409, 'unit-open', '先把这学期的课学完，过几周再来做巩固小测。');
    case 'booster-later':
      return problem(
        409,
        'booster-later',
        `${dayWords(outcome.opensOn)}起可以做，先在上机课里做。`,
      );
    case 'booster-in-class': {
      const from = dayWords(outcome.aloneFrom);
      return problem(
        409,
        'booster-in-class',
        `这一周在上机课里做；${from}起，也可以自己登录来做。`,
      );
    }
    case 'not-found':
      return problem(404, 'not-found', '没有找到这次竞赛。');
    case 'competition-over':
      return problem(409, 'competition-over', '这次知识竞赛已经结束了。');
    case 'competition-done':
      return problem(409, 'competition-done', '你已经参加过这次竞赛了，每人一次。', {
        resultAt: outcome.resultAt,
      });
    case 'booster-done':
      return problem(409, 'booster-done', '这次巩固小测已经做过了，每人做一次。');
  }
}

type AnswerRefused = Extract<Awaited<ReturnType<typeof answerQuestion>>, { refused: string }>;

function answerRefused(why: AnswerRefused['refused']): Response {
  switch (why) {
    case 'not-found':
      return problem(404, 'not-found', '没有找到这次小测。');
    case 'no-option':
      return problem(400, 'no-option', '没有这个选项，什么都没有保存。');
    case 'already-answered':
      return problem(409, 'already-answered', '这一题已经答过了，第一次的回答算数。');
    case 'finished':
      return problem(409, 'finished', '这次小测已经交卷了。');
    case 'too-late':
      return problem(409, 'too-late', '时间已经到了，这一题没有算进去。时间里答的都存好了。');
  }
}

/** 9月30日 of YYYY-MM-DD. */
const dayWords = (day: string): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;
