import { commands } from './commands/index.ts';

/** What stands under `npm run admin -- help`. */
export const helpLines = (): string[] => [
  '用法 · usage: npm run admin -- COMMAND [--json]',
  '服务开着时经过它做，停了时直接做；环境变量要和服务的一样 · through the running server, or directly; same environment as the server',
  '',
  ...Object.entries(commands).flatMap(([name, { usage, help }]) => [
    `  ${name} ${usage}`.trimEnd(),
    `      ${help}`,
  ]),
  '',
  '退出码 · exit code: 0 做好了 done · 1 没做成或有问题 failed · 2 写法不对 usage · 3 有别的进程在用 busy',
];
