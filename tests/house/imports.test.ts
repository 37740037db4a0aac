import { globSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * The house, from the roof down: what may be imported from where. A folder stands for all
 * below it; the longest one that fits a file is its room.
 */
const mayImport: Record<string, string[]> = {
  'src/domain': ['src/domain'],
  // The names of the pictures that a lesson may ask for.
  'src/lessons': ['src/domain', 'src/lessons', 'src/components/pictures'],
  'src/search': ['src/domain', 'src/search'],
  'src/usecases': [
    ...['src/domain', 'src/lessons', 'src/usecases', 'db/queries', 'db/commands', 'db/writer'],
    ...['src/auth/credentials', 'src/auth/throttle', 'src/server/settings'],
    // Long readings are done in a process of their own.
    'src/server/admin/inChild',
  ],
  'src/auth': ['src/domain', 'src/auth', 'db/queries', 'db/commands', 'src/server/settings'],
  'src/api': ['src/domain', 'src/api', 'src/auth', 'src/usecases'],
  'src/pages': [
    ...['src/domain', 'src/auth', 'src/usecases', 'src/lessons', 'src/search', 'src/pages'],
    ...['src/layouts', 'src/components', 'src/islands', 'src/styles'],
  ],
  'src/layouts': ['src/domain', 'src/layouts', 'src/components', 'src/styles'],
  'src/components': ['src/domain', 'src/components', 'src/islands', 'src/styles'],
  'src/islands': [
    ...['src/domain', 'src/islands', 'src/components', 'src/styles', 'src/lessons/staging'],
  ],
  'src/server': [
    ...['src/domain', 'src/lessons', 'src/usecases', 'src/auth', 'src/api', 'src/server', 'db'],
  ],
  'src/launcher': ['src/launcher'],
  src: ['src/domain', 'src/lessons', 'src/server/settings'],
  'db/schema': ['src/domain', 'db/schema'],
  'db/queries': ['src/domain', 'db/schema', 'db/client', 'db/queries'],
  'db/commands': ['src/domain', 'db/schema', 'db/client', 'db/writer', 'db/queries', 'db/commands'],
  db: ['src/domain', 'db'],
};

/** What may be read as a type beyond that: it is gone before anything runs. */
const mayKnow: Record<string, string[]> = {
  'src/layouts': ['src/auth', 'src/usecases'],
  'src/components': ['src/auth', 'src/usecases'],
  'src/islands': ['src/api', 'src/usecases'],
};

/** Packages that have one home. */
const homes: Record<string, string> = {
  lucia: 'src/auth',
  '@libsql/client': 'db',
  'drizzle-orm': 'db',
  'ts-fsrs': 'src/domain/learning',
};

/** What a use case may ask the writer; to write is for db/commands. */
const writerQuestions = ['isConstraintFailure', 'isPreconditionFailure'];

type Import = { file: string; target: string; typeOnly: boolean; names: string };

/** Declarations hold types alone. */
const files = globSync('{src,db}/**/*.{ts,tsx,mjs,astro}', { cwd: root })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => !file.endsWith('.d.ts'));

function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  const statements = text.matchAll(
    /^\s*(?:import|export)\s+(type\s)?([^'";]*?)from\s*['"]([^'"]+)['"]/gm,
  );
  const others = text.matchAll(
    /^\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/gm,
  );
  return [
    ...[...statements].map(([, type, names = '', target = '']) => ({
      names,
      target,
      typeOnly: type !== undefined,
    })),
    ...[...others].map(([, bare, lazy]) => ({
      names: '*',
      target: bare ?? lazy ?? '',
      typeOnly: false,
    })),
  ].map((each) => ({ ...each, file, target: located(file, each.target) }));
}

/** #db/writer is db/writer, ../time.ts is src/domain/time, a package stays as it is. */
function located(file: string, target: string): string {
  const place = target.startsWith('#')
    ? target.replace(/^#db\//, 'db/').replace(/^#/, 'src/')
    : target.startsWith('.')
      ? posix.join(dirname(file), target)
      : target;
  return place.replace(/\.(ts|tsx|mjs)$/, '');
}

const isIn = (path: string, folder: string) => path === folder || path.startsWith(`${folder}/`);
const isOurs = (target: string) => isIn(target, 'src') || isIn(target, 'db');
const longestFirst = Object.keys(mayImport).sort((a, b) => b.length - a.length);
const roomOf = (file: string) => longestFirst.find((folder) => isIn(file, folder)) ?? 'nowhere';

const imports = files.flatMap(importsOf);
const shown = ({ file, target }: Import) => `${file} → ${target}`;

function isAllowed({ file, target, typeOnly }: Import): boolean {
  const room = roomOf(file);
  const allowed = [...(mayImport[room] ?? []), ...(typeOnly ? (mayKnow[room] ?? []) : [])];
  return allowed.some((folder) => isIn(target, folder));
}

test('the walk sees the whole house', () => {
  expect(files.length).toBeGreaterThan(100);
  expect(imports.map(shown)).toContain('src/api/app.ts → src/api/roster');
  expect(new Set(files.map(roomOf))).not.toContain('nowhere');
});

test('everything imports only what stands below it', () => {
  const broken = imports.filter((each) => isOurs(each.target) && !isAllowed(each)).map(shown);
  expect(broken).toEqual([]);
});

test('a use case asks the writer why an act failed, and writes nothing itself', () => {
  const asked = imports
    .filter(
      ({ file, target, typeOnly }) =>
        isIn(file, 'src/usecases') && target === 'db/writer' && !typeOnly,
    )
    .flatMap(({ names }) => names.match(/\w+|\*/g) ?? []);
  expect(writerQuestions).toEqual(expect.arrayContaining(asked));
});

test('the domain needs nothing but Zod and the scheduler of reviews', () => {
  const strangers = imports.filter(
    ({ file, target }) =>
      isIn(file, 'src/domain') && !isOurs(target) && !['zod', 'ts-fsrs'].includes(target),
  );
  expect(strangers.map(shown)).toEqual([]);
});

test.each(Object.entries(homes))('%s is imported in %s and nowhere else', (name, home) => {
  const strangers = imports.filter(({ file, target }) => isIn(target, name) && !isIn(file, home));
  expect(strangers.map(shown)).toEqual([]);
});

test('what is sent to the browser asks for nothing of Node', () => {
  const strangers = imports.filter(
    ({ file, target }) => isIn(file, 'src/islands') && target.startsWith('node:'),
  );
  expect(strangers.map(shown)).toEqual([]);
});

test('every import of ours leads to a file', () => {
  const missing = imports.filter(
    ({ target }) =>
      isOurs(target) && globSync(`${target}{,.ts,.tsx,.mjs}`, { cwd: root }).length === 0,
  );
  expect(missing.map(shown)).toEqual([]);
});
