import { notFound, problem } from '#auth/problem';
import { noteRead } from '#db/commands/audit/noteRead';
import { classById, regionChain, schoolById } from '#db/queries/people/place';
import { type Deed, may } from '#domain/people/permission';
import { currentSession, type Session } from './session.ts';

type Refused = { ok: false; response: Response };
type Allowed<T> = { ok: true; session: Session } & T;
type Guarded<T> = Promise<Allowed<T> | Refused>;

/** The signed-in student who has set an own password. */
export async function requireStudent(request: Request): Guarded<{ studentId: number }> {
  const session = await currentSession(request);
  if (!session) return signInFirst(request);
  const { studentId, mustSetPassword } = session.account;
  if (studentId === null) return hidden(request);
  if (mustSetPassword) return passwordFirst(request);
  return { ok: true, session, studentId };
}

/** A class of the asking teacher or school admin. Reading it is noted: names stand there. */
export async function requireClass(
  request: Request,
  id: string | undefined,
  deed: Deed,
): Guarded<{ classId: number; schoolId: number }> {
  const session = await currentSession(request);
  if (!session) return signInFirst(request);
  const found = await byId(id, classById);
  if (!found) return hidden(request);
  const { schoolClass, school } = found;
  const place = {
    classId: schoolClass.id,
    schoolId: school.id,
    regionCodes: await codesAbove(school.regionCode),
  };
  if (!may(session.account.roles, deed, 'class', place)) return hidden(request);
  if (deed === 'read') await noteRead(session.account.id, `class ${schoolClass.id}`, Date.now());
  return { ok: true, session, classId: schoolClass.id, schoolId: school.id };
}

/** A school in the scope of the asking school admin or officer. */
export async function requireSchool(
  request: Request,
  id: string | undefined,
  deed: Deed,
): Guarded<{ schoolId: number }> {
  const session = await currentSession(request);
  if (!session) return signInFirst(request);
  const school = await byId(id, schoolById);
  if (!school) return hidden(request);
  const place = { schoolId: school.id, regionCodes: await codesAbove(school.regionCode) };
  if (!may(session.account.roles, deed, 'school', place)) return hidden(request);
  return { ok: true, session, schoolId: school.id };
}

/** A region in the scope of the asking officer. */
export async function requireRegion(
  request: Request,
  code: string | undefined,
  deed: Deed,
): Guarded<{ code: string }> {
  const session = await currentSession(request);
  if (!session) return signInFirst(request);
  const regionCodes = await codesAbove(code ?? '');
  const [found] = regionCodes;
  if (!found || !may(session.account.roles, deed, 'region', { regionCodes }))
    return hidden(request);
  return { ok: true, session, code: found };
}

/** What an address names; text that is no id names nothing. */
async function byId<T>(id: string | undefined, load: (id: number) => Promise<T | undefined>) {
  return id && /^[1-9]\d{0,14}$/.test(id) ? load(Number(id)) : undefined;
}

const codesAbove = async (code: string) => (await regionChain(code)).map((region) => region.code);

const isApi = (request: Request) => new URL(request.url).pathname.startsWith('/api/');

/** Pages answer with an empty 404, which Astro turns into the page 没有找到. */
const hidden = (request: Request): Refused => ({
  ok: false,
  response: isApi(request) ? notFound() : new Response(null, { status: 404 }),
});

function signInFirst(request: Request): Refused {
  if (isApi(request)) return { ok: false, response: problem(401, 'sign-in', '请先登录。') };
  const { pathname } = new URL(request.url);
  return seeOther(`/sign-in?next=${encodeURIComponent(pathname)}`);
}

function passwordFirst(request: Request): Refused {
  if (!isApi(request)) return seeOther('/password');
  return { ok: false, response: problem(403, 'password-first', '请先设一个自己的密码。') };
}

const seeOther = (location: string): Refused => ({
  ok: false,
  response: new Response(null, { status: 303, headers: { location } }),
});
