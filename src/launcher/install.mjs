import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { giveUp, pinnedNode, root, run } from './machine.mjs';

const stampFile = join(root, 'node_modules/.mingbian-install.json');
/** A development package that nothing else brings along. */
const developmentSign = join(root, 'node_modules/vitest/package.json');

/**
 * Installs what package-lock.json names, unless that has been done. `npm install --no-save`
 * and not `npm ci`: the lock may come from a registry that lacks other platforms' binaries.
 * @param {{ development: boolean }} wanted also what tests and checks need?
 */
export async function ensureInstalled({ development }) {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  const stamp = readStamp();
  const isUsable = existsSync(pinnedNode) && stamp.lock === lock;
  if (isUsable && (stamp.development || !development)) return;

  console.error('正在安装依赖……');
  // Leaving development packages out would delete those that are there.
  const everything = development || existsSync(developmentSign);
  const args = ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'];
  // npm's "added 1 package" belongs to no one who reads our output.
  const stdio = ['inherit', process.stderr, 'inherit'];
  const code = await run('npm', everything ? args : [...args, '--omit=dev'], { stdio });
  if (code !== 0 || !existsSync(pinnedNode)) giveUp('依赖没有装好，请检查网络后再试。');
  writeFileSync(stampFile, JSON.stringify({ lock, development: everything }));
}

function readStamp() {
  try {
    return JSON.parse(readFileSync(stampFile, 'utf8'));
  } catch {
    return {};
  }
}
