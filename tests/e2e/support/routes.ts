import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Deed, Scope } from '../../../src/domain/people/permission.ts';

const pagesDir = fileURLToPath(new URL('../../../src/pages', import.meta.url));

/**
 * Who a route is for. `pupil` is one student's record: the rights of the class they sit in or,
 * with `school`, of their school. `token`: whoever holds the link or the code.
 */
export type For =
  | 'open'
  | 'token'
  | 'signed-in'
  | 'student'
  | 'staff'
  | { scope: Scope; deed: Deed | readonly Deed[] }
  | { pupil: 'class' | 'school'; deed: Deed };

const inClass = (deed: Deed): For => ({ scope: 'class', deed });
const inSchool = (...deed: Deed[]): For => ({ scope: 'school', deed });
const pupil = (scope: 'class' | 'school', deed: Deed): For => ({ pupil: scope, deed });
const inRegion = (deed: Deed): For => ({ scope: 'region', deed });

/** Pages by their file, API routes by method and path: every route has its row. */
export const rows: Record<string, For> = {
  '/': 'open',
  '/404': 'open',
  '/500': 'open',
  '/browser': 'open',
  '/calendar': 'open',
  '/glossary': 'open',
  '/guide': 'open',
  '/guide/[guide]': 'open',
  '/help': 'open',
  '/left': 'open',
  '/lessons': 'open',
  '/lessons/[lesson]': 'open',
  '/lessons/[lesson]/family': 'open',
  '/lessons/[lesson]/paths': 'open',
  '/lessons/[lesson]/teacher': 'open',
  '/privacy': 'open',
  '/search': 'open',
  '/room': 'open',
  '/verify': 'open',
  '/sign-in': 'open',
  '/sign-in/code': 'token',
  '/invite/[token]': 'token',
  '/sign-out': 'open',

  '/account': 'signed-in',
  '/account/two-step': 'staff',
  '/booster/[term]/[weeks]': 'student',
  '/my': 'student',
  '/my/certificate/[grade]': 'student',
  '/my/record': 'student',
  '/review': 'student',
  '/password': 'signed-in',
  '/competition/[id]': 'student',
  '/competition/[id]/take': 'student',
  '/quiz/[lesson]': 'student',

  '/classes/[id]': inClass('read'),
  '/classes/[id]/attendance': inClass('act'),
  '/classes/[id]/cards': inClass('act'),
  '/classes/[id]/consent': inClass('act'),
  '/classes/[id]/contest/[run]': inClass('act'),
  '/classes/[id]/report/[item]': inClass('act'),
  '/classes/[id]/session': inClass('act'),

  '/students/[id]': pupil('class', 'read'),
  '/students/[id]/erase': pupil('school', 'act'),
  '/students/[id]/export': pupil('school', 'act'),
  '/students/[id]/export.json': pupil('school', 'act'),

  '/schools/[id]': inSchool('read'),
  '/schools/[id]/competitions': inSchool('act'),
  '/schools/[id]/oneroster.zip': inSchool('names'),
  '/schools/[id]/roll': inSchool('read'),
  '/schools/[id]/roll.csv': inSchool('names'),
  '/schools/[id]/roster': inSchool('act'),
  '/schools/[id]/roster.csv': inSchool('names'),
  '/schools/[id]/roster.xlsx': inSchool('names'),
  '/schools/[id]/settings': inSchool('manage'),
  '/schools/[id]/settings/close': inSchool('manage'),
  '/schools/[id]/settings/merge': inSchool('manage'),
  '/schools/[id]/settings/split': inSchool('manage'),
  '/schools/[id]/staff': inSchool('act', 'manage'),
  '/schools/[id]/staff/import': inSchool('act'),
  '/schools/[id]/students': inSchool('names'),
  '/schools/[id]/students/leave': inSchool('act'),
  '/schools/[id]/students/move': inSchool('act'),
  '/schools/[id]/students/undo': inSchool('act'),
  '/schools/[id]/trail': inSchool('act', 'manage'),
  '/schools/[id]/trail.csv': inSchool('act', 'manage'),

  '/regions/[code]': inRegion('read'),
  '/regions/[code]/figures.csv': inRegion('read'),
  '/regions/[code]/competitions': inRegion('act'),
  '/regions/[code]/competitions/[competition]': inRegion('act'),
  '/regions/[code]/competitions/[competition]/results.csv': inRegion('act'),
  '/regions/[code]/competitions/demo-bank.xlsx': inRegion('act'),
  '/regions/[code]/competitions/new': inRegion('act'),
  '/regions/[code]/contests': inRegion('act'),
  '/regions/[code]/items': inRegion('act'),
  '/regions/[code]/items/[item]': inRegion('act'),
  '/regions/[code]/items/export': inRegion('act'),
  '/regions/[code]/items/export.gift.txt': inRegion('act'),
  '/regions/[code]/items/export.moodle.xml': inRegion('act'),
  '/regions/[code]/items/export.qti.zip': inRegion('act'),
  '/regions/[code]/items/export.xlsx': inRegion('act'),
  '/regions/[code]/items/import': inRegion('act'),
  '/regions/[code]/items/import-template.xlsx': inRegion('act'),
  '/regions/[code]/findings': inRegion('read'),
  '/regions/[code]/rolls': inRegion('read'),
  '/regions/[code]/rolls/[roll]': inRegion('read'),
  '/regions/[code]/roster': inRegion('act'),
  '/regions/[code]/schools': inRegion('act'),
  '/regions/[code]/schools/import': inRegion('act'),
  '/regions/[code]/schools/list.csv': inRegion('act'),
  '/regions/[code]/schools/new': inRegion('act'),
  '/regions/[code]/schools/regions': inRegion('act'),
  '/regions/[code]/staff': inRegion('act'),
  '/regions/[code]/staff/import': inRegion('act'),
  '/regions/[code]/trail': inRegion('act'),
  '/regions/[code]/trail.csv': inRegion('act'),

  'POST /api/session': 'open',
  'DELETE /api/session': 'open',
  'GET /api/me': 'signed-in',
  'POST /api/lessons/{lesson}/start': 'student',
  'POST /api/lessons/{lesson}/steps/{step}': 'student',
  'POST /api/attempts': 'student',
  'POST /api/attempts/{id}/answers': 'student',
  'POST /api/attempts/{id}/finish': 'student',
  'POST /api/reviews/next': 'student',
  'POST /api/reviews/answers': 'student',
  'POST /api/schools/{id}/roster/previews': inSchool('act'),
  'PATCH /api/schools/{id}/roster/previews/{preview}': inSchool('act'),
  'POST /api/schools/{id}/roster/imports': inSchool('act'),
  'POST /api/regions/{code}/roster/previews': inRegion('act'),
  'GET /api/regions/{code}/roster/previews/{preview}/problems.csv': inRegion('act'),
  'POST /api/regions/{code}/roster/imports': inRegion('act'),
  'GET /api/regions/{code}/roster/job': inRegion('act'),
};

/** Pages that more people may look at than act on. */
export const postRows: Record<string, For> = {
  '/regions/[code]/findings': inRegion('act'),
  '/students/[id]': pupil('class', 'act'),
  '/schools/[id]/roll': inSchool('act'),
  '/regions/[code]/rolls': inRegion('act'),
};

const uuid = '11111111-1111-4111-8111-111111111111';

/** A body that a route can read, so that it comes to ask who is asking. */
export const bodies: Record<string, unknown> = {
  'POST /api/attempts': { lesson: '09-new-friends' },
  'POST /api/attempts/{id}/answers': { item: '1', option: 'abc', key: uuid },
  'POST /api/reviews/next': {},
  'POST /api/reviews/answers': { token: 'abc', option: 'abc' },
  'POST /api/schools/{id}/roster/imports': { preview: uuid },
  'PATCH /api/schools/{id}/roster/previews/{preview}': { act: 'omit', sheet: '名单', row: 2 },
  'POST /api/regions/{code}/roster/imports': { preview: uuid, schools: 'all', rows: [] },
};

/** What an address needs to lead somewhere. */
export const queries: Record<string, string> = { '/schools/[id]/roll.csv': '?on=2026-10-15' };

/** Routes to something that the walk does not have: to whoever may ask, it is not there. */
export const without: readonly string[] = [
  '/competition/[id]',
  '/competition/[id]/take',
  '/regions/[code]/competitions/[competition]',
  '/regions/[code]/competitions/[competition]/results.csv',
  '/booster/[term]/[weeks]',
  '/classes/[id]/contest/[run]',
  '/classes/[id]/report/[item]',
  '/regions/[code]/items/[item]',
  '/my/certificate/[grade]',
  'POST /api/reviews/answers',
  'POST /api/attempts/{id}/answers',
  'POST /api/attempts/{id}/finish',
  'GET /api/regions/{code}/roster/previews/{preview}/problems.csv',
];

export type Page = { route: string; posts: boolean };

/** The pages there are, as the files say. */
export function pages(): Page[] {
  return globSync('**/*.{astro,ts}', { cwd: pagesDir })
    .filter((file) => !file.includes('_parts/'))
    .map((file) => ({
      route: `/${file.replace(/(\/?index)?\.(astro|ts)$/, '')}`,
      posts: /formData\(\)|POST/.test(readFileSync(`${pagesDir}/${file}`, 'utf8')),
    }));
}
