import { notFound, problem } from '#auth/problem';
import { noteRead } from '#db/commands/audit/noteRead';
import { classById, regionChain, schoolById } from '#db/queries/people/place';
import { studentWhereabouts } from '#db/queries/people/studentWhereabouts';
import { type Deed, may, type Place, type Scope } from '#domain/people/permission';
import { currentSession, type Session } from './session.ts';

type Refused = { ok: false; response: Response };
type Allowed<T> = { ok: true; session: Session } & T;
/** Where the object stands, to ask what else this person may do there. */
type Placed = { place: Place };
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
): Guarded<{ classId: number; schoolId: number } & Placed> {
  const staff = await requireStaff(request);
  if (!staff.ok) return staff;
  const { session } = staff;
  const found = await byId(id, classById);
  if (!found) return hidden(request);
  const { schoolClass, school } = found;
  const place = {
    classId: schoolClass.id,
    schoolId: school.id,
    regionCodes: await codesAbove(school.regionCode),
  };
  if (!may(session.account.roles, deed, 'class', place)) return hidden(request);
  if (deed === 'read') {
    const subject = `class ${schoolClass.id}`;
    await noteRead(session.account.id, { subject, schoolId: school.id }, Date.now());
  }
  return { ok: true, session, classId: schoolClass.id, schoolId: school.id, place };
}

/** A school in the scope of the asking school admin or officer. */
export async function requireSchool(
  request: Request,
  id: string | undefined,
  deed: Deed,
): Guarded<{ schoolId: number } & Placed> {
  const staff = await requireStaff(request);
  if (!staff.ok) return staff;
  const { session } = staff;
  const school = await byId(id, schoolById);
  if (!school) return hidden(request);
  const place = { schoolId: school.id, regionCodes: await codesAbove(school.regionCode) };
  if (!may(session.account.roles, deed, 'school', place)) return hidden(request);
  return { ok: true, session, schoolId: school.id, place };
}

/**
 * One student's own record, which their class teacher and their school's admin may open. Reading
 * it is noted.
 * @param scope `school` asks for the rights of the school admin
 */
export async function requirePupil(
  request: Request,
  id: string | undefined,
  deed: Deed,
  scope: Extract<Scope, 'class' | 'school'> = 'class',
): Guarded<{ studentId: number; schoolId: number; classId: number | null } & Placed> {
  const staff = await requireStaff(request);
  if (!staff.ok) return staff;
  const { session } = staff;
  const found = await byId(id, studentWhereabouts);
  if (!found) return hidden(request);
  const { studentId, schoolId, classId } = found;
  const regionCodes = await codesAbove(found.regionCode);
  const place = { schoolId, regionCodes, ...(classId !== null && { classId }) };
  if (!may(session.account.roles, deed, scope, place)) return hidden(request);
  if (deed === 'read') {
    await noteRead(session.account.id, { subject: `student ${studentId}`, schoolId }, Date.now());
  }
  return { ok: true, session, studentId, schoolId, classId, place };
}

/** A region in the scope of the asking officer. */
export async function requireRegion(
  request: Request,
  code: string | undefined,
  deed: Deed,
): Guarded<{ code: string } & Placed> {
  const staff = await requireStaff(request);
  if (!staff.ok) return staff;
  const { session } = staff;
  const regionCodes = await codesAbove(code ?? '');
  const [found] = regionCodes;
  const place = { regionCodes };
  if (!found || !may(session.account.roles, deed, 'region', place)) return hidden(request);
  return { ok: true, session, code: found, place };
}

/** Whoever is signed in, once those who need a second step have set it up. */
async function requireStaff(request: Request): Guarded<object> {
  const session = await currentSession(request);
  if (!session) return signInFirst(request);
  if (session.account.mustSetTwoStep) return twoStepFirst(request);
  return { ok: true, session };
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

function twoStepFirst(request: Request): Refused {
  if (!isApi(request)) return seeOther('/account/two-step');
  return { ok: false, response: problem(403, 'two-step-first', '请先设好两步验证。') };
}

const seeOther = (location: string): Refused => ({
  ok: false,
  response: new Response(null, { status: 303, headers: { location } }),
});
