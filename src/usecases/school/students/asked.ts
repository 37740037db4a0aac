import { type ConsentState, consentStates } from '#domain/people/consent';
import { type Stage, stages } from '#domain/people/school';
import { type Credential, credentials, type Standing, standings } from '#domain/people/standing';

/** Which students a viewer asked for. It stands in the address, so it holds ids and fixed words only. */
export type Asked = {
  standing: Standing | 'all';
  classId?: number | undefined;
  stage?: Stage | undefined;
  grade?: number | undefined;
  credential?: Credential | undefined;
  consent?: ConsentState | 'free' | undefined;
  /** From 1. */
  page: number;
};

/** Reads the query of an address; what is not understood is as if it were not there. */
export function readAsked(query: URLSearchParams): Asked {
  const [, stage, grade] = /^([a-z]+)(\d)$/.exec(query.get('grade') ?? '') ?? [];
  const isGrade = oneOf(stages, stage) !== undefined;
  return {
    standing: oneOf([...standings, 'all'] as const, query.get('seat')) ?? 'in',
    classId: idOf(query.get('class')),
    stage: oneOf(stages, stage),
    grade: isGrade ? Number(grade) : undefined,
    credential: oneOf(credentials, query.get('account')),
    consent: oneOf([...consentStates, 'free'] as const, query.get('consent')),
    page: idOf(query.get('page')) ?? 1,
  };
}

/** The same as a query, `?class=3&page=2`; empty for what is shown first. */
export function queryOf(asked: Asked): string {
  const query = new URLSearchParams();
  if (asked.standing !== 'in') query.set('seat', asked.standing);
  if (asked.classId) query.set('class', String(asked.classId));
  if (asked.stage) query.set('grade', `${asked.stage}${asked.grade}`);
  if (asked.credential) query.set('account', asked.credential);
  if (asked.consent) query.set('consent', asked.consent);
  if (asked.page > 1) query.set('page', String(asked.page));
  return query.size > 0 ? `?${query}` : '';
}

/** What just happened, told on the list by fixed words, ids and counts. */
export type JustDone = {
  done: 'left' | 'moved' | 'back' | 'stale' | 'none' | 'erased';
  /** Seats that can be opened again. */
  seats?: readonly number[];
  n?: number;
};

/** The address of the list that was asked for. */
export function listAddress(schoolId: number, asked: Asked, just?: JustDone): string {
  const query = new URLSearchParams(queryOf(asked));
  if (just) query.set('done', just.done);
  if (just?.n) query.set('n', String(just.n));
  if (just?.seats) query.set('seats', just.seats.join('.'));
  return `/schools/${schoolId}/students${query.size > 0 ? `?${query}` : ''}`;
}

const oneOf = <T extends string>(all: readonly T[], text: string | null | undefined) =>
  all.find((each) => each === text);

function idOf(text: string | null): number | undefined {
  return text && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : undefined;
}
