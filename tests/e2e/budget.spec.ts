import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';

const site = 'dist/client';
const lessonBytes = 70_000;
const lessonScriptBytes = 20_000;
/** Beyond Preact and what Astro needs to bring an island to life. */
const quizScriptBytes = 12_000;

test.skip(({ viewport }) => viewport?.width !== 1440, 'reads the build, once is enough');

for (const lesson of readdirSync(join(site, 'lessons'), { withFileTypes: true })) {
  if (!lesson.isDirectory()) continue;
  test(`the first visit of ${lesson.name} is light`, () => {
    const page = join('lessons', lesson.name, 'index.html');
    const scripts = new Set<string>();
    const others = new Set<string>([page]);
    const html = readFileSync(join(site, page), 'utf8');
    for (const [, path = ''] of html.matchAll(
      /(?:src|href|component-url|renderer-url|before-hydration-url)="(\/[^"?#]+\.(?:js|css|svg))"/g,
    )) {
      if (path.endsWith('.js')) collect(path, scripts);
      else others.add(path);
    }
    const scriptBytes = sum(scripts);
    const bytes = scriptBytes + sum(others);
    test
      .info()
      .annotations.push({ type: 'bytes', description: `${bytes}, scripts ${scriptBytes}` });
    expect(scripts.size).toBeGreaterThan(2);
    expect(bytes).toBeLessThanOrEqual(lessonBytes);
    expect(scriptBytes).toBeLessThanOrEqual(lessonScriptBytes);
  });
}

test('the quiz is light beyond Preact', () => {
  const scripts = new Set<string>();
  for (const name of readdirSync(join(site, '_astro'))) {
    if (/^(Quiz|StudentScript)\..*\.js$/.test(name)) collect(`/_astro/${name}`, scripts);
  }
  const own = [...scripts].filter((path) => !/(preact|jsxRuntime|hooks)\.module/.test(path));
  expect(own.length).toBeGreaterThan(1);
  expect(sum(own)).toBeLessThanOrEqual(quizScriptBytes);
});

/** A script and all that it imports, now or later. */
function collect(path: string, found: Set<string>): void {
  if (found.has(path)) return;
  found.add(path);
  const code = readFileSync(join(site, path), 'utf8');
  for (const [, name = ''] of code.matchAll(/["'`](?:\.\/|\/?_astro\/)([\w.-]+\.js)["'`]/g)) {
    collect(`/_astro/${name}`, found);
  }
}

/** As they go over the wire: brotli where there is a compressed form. */
function sum(paths: Iterable<string>): number {
  let bytes = 0;
  for (const path of paths) {
    const file = join(site, path);
    const sizes = readdirSync(join(file, '..')).includes(`${file.split('/').at(-1)}.br`)
      ? statSync(`${file}.br`).size
      : statSync(file).size;
    bytes += sizes;
  }
  return bytes;
}
