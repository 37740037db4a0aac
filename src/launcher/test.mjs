// npm test: every gate. npm run check: the quick ones. FULL=1 is read by the tests themselves.
import { ensureBrowser } from './browser.mjs';
import { clearReports, playwrightReport, readCounts, vitestReport } from './counts.mjs';
import { ensureInstalled } from './install.mjs';
import { run } from './machine.mjs';

const isQuick = process.argv.includes('--quick');
const vitest = [
  'run',
  '--config=tests/vitest.config.ts',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${vitestReport}`,
];

const types = ['类型 types', () => run('astro', ['check'])];
const lint = ['写法 lint', () => run('biome', ['check'])];
const unused = ['无用代码 unused code', () => run('knip', [])];
const unit = ['单元测试 unit tests', () => run('vitest', [...vitest, '--project', 'unit'])];
const tests = ['单元、数据库、接口测试 tests', () => run('vitest', vitest)];
const build = ['构建 build', () => run(process.execPath, ['src/launcher/run.mjs', '--built'])];
const endToEnd = ['浏览器测试 end to end', runPlaywright];

const gates = isQuick ? [types, lint, unused, unit] : [types, lint, unused, tests, build, endToEnd];

await ensureInstalled({ development: true });
clearReports();
const stopped = await firstFailing(gates);
const { passed, failed } = readCounts();
if (stopped) console.log(`没有通过：${stopped}`);
// A gate that fails without a failed test, such as the types, still counts.
console.log(`${passed} passed, ${stopped ? Math.max(failed, 1) : failed} failed`);
process.exitCode = stopped ? 1 : 0;

/** Runs the gates one after another. @returns the name of the first that fails */
async function firstFailing(list) {
  for (const [name, check] of list) {
    const startedAt = Date.now();
    console.log(`\n── ${name}`);
    const code = await check();
    const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
    console.log(`${code === 0 ? '✓' : '✗'} ${name}，${seconds} 秒`);
    if (code !== 0) return name;
  }
}

async function runPlaywright() {
  const browser = await ensureBrowser();
  if (!browser) {
    console.error('没有可用的浏览器，也没能装上：请安装 chromium 后再试。');
    return 1;
  }
  const env = { CHROMIUM_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_FILE: playwrightReport };
  return run(
    'playwright',
    ['test', '--config=tests/e2e/playwright.config.ts', '--reporter=list,json'],
    { env },
  );
}
