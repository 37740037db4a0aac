import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { giveUp, pinnedNode, root, run } from './machine.mjs';

const sources = [
  'src',
  'content',
  'public',
  'db',
  'astro.config.mjs',
  'package.json',
  'tsconfig.json',
  'package-lock.json',
];
const stampFile = join(root, 'dist/.sources');

/** Builds the site unless the built one was made from exactly these sources. */
export async function ensureBuilt() {
  const hash = hashOfSources();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === hash) return;

  console.error('正在构建……');
  // Astro's own report is of interest only when something is wrong: then it stands in stderr.
  const stdio = ['ignore', 'ignore', 'inherit'];
  const built = await run('astro', ['build', '--silent'], { stdio });
  if (built !== 0) giveUp('构建失败，原因见上面。');
  if ((await run(pinnedNode, ['src/server/precompress.ts'])) !== 0) giveUp('压缩静态文件失败。');
  writeFileSync(stampFile, hash);
}

function hashOfSources() {
  const hash = createHash('sha256');
  for (const file of sources.flatMap(filesIn)) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

/** Files at or under a path of the project, in a stable order. */
function filesIn(path) {
  const absolute = join(root, path);
  if (!existsSync(absolute)) return [];
  if (!statSync(absolute).isDirectory()) return [path];
  return readdirSync(absolute)
    .sort()
    .flatMap((name) => filesIn(join(path, name)));
}
