import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { problem } from '#auth/problem';
import { openQuestion, sealQuestion } from '#auth/reviewToken';
import { answerReview } from '#usecases/student/answerReview';
import { type Dealt, nextReview } from '#usecases/student/nextReview';
import { invalidInput, jsonAnswer, jsonBody, problemAnswer } from './respond.ts';
import { studentOf } from './student.ts';

const ReviewCard = z
  .object({
    token: z.string().openapi({ description: 'Sealed; to be sent back with the answer' }),
    stem: z.string(),
    options: z.array(z.object({ id: z.string(), text: z.string() })),
    lesson: z.string().openapi({ description: 'Title of the lesson' }),
    due: z.boolean().openapi({ description: 'False: practice beyond what is due today' }),
  })
  .openapi('ReviewCard');

const Next = z
  .union([
    z.object({ card: ReviewCard, left: z.number() }),
    z.object({ none: z.literal(true) }).openapi({ description: 'No finished check yet' }),
  ])
  .openapi('NextReview');

const Feedback = z
  .object({ right: z.boolean(), key: z.string(), feedback: z.string(), why: z.string() })
  .openapi('ReviewFeedback');

const signInFirst = { 401: problemAnswer('Not signed in') };

const nextRoute = createRoute({
  method: 'post',
  path: '/reviews/next',
  request: jsonBody(z.object({ lesson: z.string().min(1).max(64).optional() }).strict()),
  responses: { 200: jsonAnswer(Next, 'A question without its key'), ...signInFirst },
});

const answerRoute = createRoute({
  method: 'post',
  path: '/reviews/answers',
  request: jsonBody(
    z.object({ token: z.string().min(1).max(2000), option: z.string().min(1).max(32) }).strict(),
  ),
  responses: {
    200: jsonAnswer(Feedback, 'Counts nowhere'),
    400: problemAnswer('No such option'),
    404: problemAnswer('Not asked of this student, or longer ago than a day'),
    ...signInFirst,
  },
});

export const reviewRoutes = new OpenAPIHono({ defaultHook: (result) => invalidInput(result) })
  .openapi(nextRoute, async (c) => {
    const guard = await studentOf(c.req.raw);
    if (!guard.ok) return guard.response;
    const { studentId } = guard.student;
    const now = Date.now();
    const next = await nextReview(studentId, c.req.valid('json').lesson, now);
    if (!next) return c.json({ none: true as const }, 200);
    const { question, dealt, left } = next;
    return c.json({ card: { token: sealQuestion(studentId, dealt, now), ...question }, left }, 200);
  })
  .openapi(answerRoute, async (c) => {
    const guard = await studentOf(c.req.raw);
    if (!guard.ok) return guard.response;
    const { studentId } = guard.student;
    const { token, option } = c.req.valid('json');
    const now = Date.now();
    const dealt = openQuestion<Dealt>(studentId, token, now);
    if (!dealt) return gone();
    const outcome = await answerReview(studentId, dealt, option, now);
    if (!('refused' in outcome)) return c.json(outcome, 200);
    return outcome.refused === 'gone'
      ? gone()
      : problem(400, 'no-option', '没有这个选项，请再选一次。');
  });

const gone = () => problem(404, 'not-found', '这道题放得太久了，换一道再练吧。');
