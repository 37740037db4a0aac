import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { browserOf } from '#auth/device';
import { problem } from '#auth/problem';
import { currentSession, endSession } from '#auth/session';
import { signInStudent } from '#auth/signIn';
import { signInStaff } from '#auth/signInStaff';
import { invalidInput, jsonAnswer, jsonBody, owner, problemAnswer } from './respond.ts';

const short = z.string().min(1).max(128);

const StudentSignIn = z
  .object({
    school: short.openapi({ description: '学校代码', example: 'SF01' }),
    number: short.openapi({ description: '学号' }),
    secret: short.openapi({ description: 'Card code, or the own password once it is set' }),
  })
  .strict()
  .openapi('StudentSignIn');

const StaffSignIn = z
  .object({
    name: short,
    password: short,
    otp: short.optional().openapi({ description: 'Code of the authenticator, or a recovery code' }),
  })
  .strict()
  .openapi('StaffSignIn');

const Me = z
  .object({
    name: z.string(),
    kind: z.enum(['student', 'staff']),
    home: z.string().openapi({ description: 'Where this person’s work starts' }),
    owner: owner.nullable().openapi({ description: 'Of a student only' }),
    mustSetPassword: z.boolean(),
    mustSetTwoStep: z.boolean(),
  })
  .openapi('Me');

const signInRoute = createRoute({
  method: 'post',
  path: '/session',
  request: jsonBody(z.union([StudentSignIn, StaffSignIn])),
  responses: {
    200: jsonAnswer(
      Me.pick({ home: true, mustSetPassword: true, mustSetTwoStep: true }),
      'Signed in; sets the cookie',
    ),
    401: problemAnswer('Not known or wrong, or /problems/otp-needed: send it again with otp'),
    403: problemAnswer('Right, but a guardian’s form is missing: only in a class session'),
    429: problemAnswer('Too many failures on this account; it passes by itself'),
  },
});

const meRoute = createRoute({
  method: 'get',
  path: '/me',
  responses: { 200: jsonAnswer(Me, 'Who is signed in'), 401: problemAnswer('Nobody') },
});

const signOutRoute = createRoute({
  method: 'delete',
  path: '/session',
  responses: { 204: { description: 'Signed out' } },
});

export const sessionRoutes = new OpenAPIHono({ defaultHook: (result) => invalidInput(result) })
  .openapi(signInRoute, async (c) => {
    const typed = c.req.valid('json');
    const now = Date.now();
    const browser = browserOf(c.req.raw);
    const result =
      'school' in typed
        ? await signInStudent({ ...typed, schoolCode: typed.school }, now, browser)
        : await signInStaff(typed, now, browser);
    if (!result.ok && result.codeCookie) return problem(401, 'otp-needed', result.message);
    if (!result.ok) return problem(result.status, 'sign-in', result.message);
    for (const cookie of result.cookies) c.header('set-cookie', cookie, { append: true });
    const { home, first } = result;
    const must = {
      mustSetPassword: first === '/password',
      mustSetTwoStep: first === '/account/two-step',
    };
    return c.json({ home: first ?? home, ...must }, 200);
  })
  .openapi(meRoute, async (c) => {
    const session = await currentSession(c.req.raw);
    if (!session) return problem(401, 'sign-in', '请先登录。');
    const { name, kind, home, owner, mustSetPassword, mustSetTwoStep } = session.account;
    return c.json({ name, kind, home, owner, mustSetPassword, mustSetTwoStep }, 200);
  })
  .openapi(signOutRoute, async (c) => {
    const session = await currentSession(c.req.raw);
    if (session) c.header('set-cookie', await endSession(session.id));
    return c.body(null, 204);
  });
