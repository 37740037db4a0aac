import { execFileSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './machine.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Finds a browser for the end-to-end tests, or installs Debian's. @returns its path, if any */
export async function ensureBrowser() {
  const { chromium } = await import('@playwright/test');
  const found = [chromium.executablePath(), onPath()].find(isExecutable);
  if (found) return found;
  await installChromium();
  return onPath();
}

const onPath = () =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((directory) => names.map((name) => join(directory, name)))
    .find(isExecutable);

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return Boolean(file);
  } catch {
    return false;
  }
}

async function installChromium() {
  const prefix = superuser();
  if (!prefix) return;
  console.error('正在安装浏览器 chromium……');
  const apt = (...args) => {
    const [program, ...rest] = [...prefix, 'apt-get', '-qq', ...args];
    return run(program, rest, {
      env: { DEBIAN_FRONTEND: 'noninteractive' },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  };
  await apt('update');
  await apt('install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk');
}

/** How to run apt-get here: as root, by a sudo that asks nothing, or not at all. */
function superuser() {
  const works = (program, ...args) => {
    try {
      execFileSync(program, args, { stdio: 'ignore' });
      return true;
    } catch {
      return false;
    }
  };
  if (!works('apt-get', '--version')) return undefined;
  if (process.getuid?.() === 0) return [];
  return works('sudo', '-n', 'true') ? ['sudo', '-n'] : undefined;
}
