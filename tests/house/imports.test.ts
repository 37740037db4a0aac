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
  'src/lessons': ['src/domain', 'src/lessons'],
  'src/usecases': [
    ...['src/domain', 'src/lessons', 'src/usecases', 'db/queries', 'db/commands'],
    ...['src/auth/credentials', 'src/auth/throttle', 'src/server/settings'],
  ],
  'src/auth': ['src/domain', 'src/auth', 'db/queries', 'db/commands', 'src/server/settings'],
  'src/api': ['src/domain', 'src/api', 'src/auth', 'src/usecases'],
  'src/pages': [
    ...['src/domain', 'src/auth', 'src/usecases', 'src/lessons'],
    ...['src/layouts', 'src/components', 'src/islands', 'src/styles'],
  ],
  'src/layouts': ['src/domain', 'src/layouts', 'src/components', 'src/styles'],
  'src/components': ['src/domain', 'src/components', 'src/islands', 'src/styles'],
  'src/islands': ['src/domain', 'src/islands', 'src/components', 'src/styles'],
  'src/server': ['src', 'db'],
  'src/launcher': ['src/launcher'],
  src: ['src/lessons', 'src/server/settings'],
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
};

/** Debts: a rule that the code does not keep yet. None may be added; a paid one must go. */
const debts: string[] = [];

type Import = { file: string; target: string; typeOnly: boolean };

const files = globSync('{src,db}/**/*.{ts,tsx,mjs,astro}', { cwd: root }).map((file) =>
  file.replaceAll('\\', '/'),
);

function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  const statements = text.matchAll(/^\s*(?:import|export)\s+(type\s)?[^'";]*?from\s*['"]([^'"]+)['"]/gm);
  const others = text.matchAll(/^\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/gm);
  return [
    ...[...statements].map(([, type, target = '']) => ({ target, typeOnly: type !== undefined })),
    ...[...others].map(([, bare, lazy]) => ({ target: bare ?? lazy ?? '', typeOnly: false })),
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
  expect(imports.map(shown)).toContain('src/api/app → src/api/roster'.replace('app →', 'app.ts →'));
  expect(new Set(files.map(roomOf))).not.toContain('nowhere');
});

test('everything imports only what stands below it', () => {
  const broken = imports.filter((each) => isOurs(each.target) && !isAllowed(each)).map(shown);
  expect(broken.sort()).toEqual(debts.toSorted());
});

test('the domain needs nothing but Zod', () => {
  const strangers = imports.filter(({ file, target }) => isIn(file, 'src/domain') && !isOurs(target) && target !== 'zod');
  expect(strangers.map(shown)).toEqual([]);
});

test.each(Object.entries(homes))('%s is imported in %s and nowhere else', (name, home) => {
  const strangers = imports.filter(({ file, target }) => isIn(target, name) && !isIn(file, home));
  expect(strangers.map(shown)).toEqual([]);
});

test('what is sent to the browser asks for nothing of Node', () => {
  const strangers = imports.filter(({ file, target }) => isIn(file, 'src/islands') && target.startsWith('node:'));
  expect(strangers.map(shown)).toEqual([]);
});

test('every import of ours leads to a file', () => {
  const missing = imports.filter(
    ({ target }) => isOurs(target) && globSync(`${target}{,.ts,.tsx,.mjs}`, { cwd: root }).length === 0,
  );
  expect(missing.map(shown)).toEqual([]);
});
