import { existsSync, writeSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { takeLock } from './admin/lock.ts';
import { errorWords, quietConsole } from './error-words.ts';
import { createFront } from './front.ts';
import { securityHeaders } from './headers.ts';
import { type Settings, SettingsError, settings } from './settings.ts';
import { closeServer } from './shutdown.ts';
import { version } from './version.ts';

const site = new URL('../../dist/', import.meta.url);
const graceMs = 10_000;

/** Serves the built site until a signal says stop. */
export async function run(): Promise<void> {
  quietConsole();
  const checked = checkSettings();
  holdDataDir(checked);
  const headers = securityHeaders(checked.origin);
  const front = createFront(headers, version);
  const server = createServer(
    { requestTimeout: 120_000, keepAliveTimeout: 65_000 },
    front.listener,
  );
  await listen(server, checked);
  process.on('unhandledRejection', (reason) => console.error(reason));
  process.on('uncaughtException', (error) => {
    console.error(error);
    process.exit(1);
  });

  // Everything heavy is loaded only now, while /healthz already answers.
  const [{ close, prepare }, { welcomeLines }, { openDesk }] = await Promise.all([
    import('./prepare.ts'),
    import('./demonstration.ts'),
    import('./admin/desk.ts'),
  ]);
  let closeDesk: (() => Promise<void>) | undefined;
  stopOnSignal(async () => {
    front.stop();
    await closeServer(server, graceMs);
    await closeDesk?.();
    await close();
  });
  const { schema, demonstration, empty } = await prepare(checked).catch(explain);
  closeDesk = await openDesk(checked).catch(explain);
  front.open(await loadApp(checked, headers, demonstration), schema);
  console.log(`明辨课堂 ${version} 已启动：${addressOf(server, checked)}`);
  if (demonstration) for (const line of welcomeLines()) console.log(line);
  if (empty) for (const line of firstSteps) console.log(line);
}

/** What an operator sees who starts from nothing. */
const firstSteps = [
  '这里还没有人能登录。先导入地区，再加第一位管理员（做法见 content/guide/operator.md）：',
  '  npm run admin -- import-regions 文件',
  '  npm run admin -- create-officer --region 地区代码 --name 登录名 --shown 姓名',
];

async function loadApp(
  checked: Settings,
  headers: ReadonlyMap<string, string>,
  demonstration: boolean,
) {
  const [{ createApp }, { loadStatic }, { api }, { handler: astro }] = await Promise.all([
    import('./app.ts'),
    import('./static.ts'),
    import('#api/app'),
    import(new URL('server/entry.mjs', site).href),
  ]);
  const files = new Map(loadStatic(fileURLToPath(new URL('client', site)), headers));
  const notice = files.get('/installation-demo.css');
  if (demonstration && notice) files.set('/installation.css', notice);
  return createApp({ settings: checked, headers, files, api, astro });
}

function checkSettings(): Settings {
  if (!existsSync(site)) giveUp(['还没有构建，请运行 npm start · not built yet, run npm start']);
  try {
    return settings();
  } catch (error) {
    return explain(error);
  }
}

function holdDataDir({ dataDir }: Settings): void {
  const holder = takeLock(dataDir, 'server');
  if (!holder) return;
  giveUp([
    `DATA_DIR 正由另一个进程使用（${holder.what}，进程 ${holder.pid}），请先停下它，或换一个 DATA_DIR · another process works on DATA_DIR: stop it, or choose another one`,
  ]);
}

/** What is wrong, in words where we know them. */
const explain = (error: unknown): never =>
  giveUp(error instanceof SettingsError ? error.lines : [errorWords(error)]);

const whyNot: Record<string, string> = {
  EADDRINUSE: '别的程序正在用它',
  EADDRNOTAVAIL: '这台机器没有这个地址',
  ENOTFOUND: '找不到这个主机名',
  EACCES: '没有权限',
};

async function listen(server: Server, { host, port }: Settings): Promise<void> {
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, host, resolve);
    });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    giveUp([
      `无法使用 ${host}:${port}（${whyNot[code] ?? code}），请换 HOST 或 PORT · cannot listen (${code}), change HOST or PORT`,
    ]);
  }
}

function stopOnSignal(stop: () => Promise<void>) {
  let isStopping = false;
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) {
    process.on(signal, async () => {
      // The launcher passes on what the terminal has already sent to us.
      if (isStopping) return;
      isStopping = true;
      await stop();
      process.exit(0);
    });
  }
}

function addressOf(server: Server, { host, origin }: Settings): string {
  const { port } = server.address() as AddressInfo;
  return origin ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}/`;
}

/** Past the console, which by now hides every address: these lines are our own. */
function giveUp(lines: string[]): never {
  for (const line of lines) writeSync(process.stderr.fd, `${line}\n`);
  process.exit(1);
}
