import type { ServerResponse } from 'node:http';

/** An answer of the server itself, before the API or a page has been asked. */
export type Problem = { status: number; slug: string; title: string; detail: string };

/** RFC 9457; `type` is stable, the words are for people. */
const problemJson = ({ status, slug, detail }: Problem): string =>
  JSON.stringify({ type: `/problems/${slug}`, status, detail });

/** Answers the API in problem+json and a browser with a small page. */
export function sendProblem(path: string, outgoing: ServerResponse, problem: Problem): void {
  const api = path.startsWith('/api');
  const body = Buffer.from(api ? problemJson(problem) : problemPage(problem));
  outgoing.writeHead(problem.status, {
    'content-type': api ? 'application/problem+json' : 'text/html; charset=utf-8',
    'content-length': body.length,
  });
  outgoing.end(body);
}

/** A page without style or script; the words are ours, so nothing needs escaping. */
const problemPage = ({ title, detail }: Problem): string => `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · 明辨课堂</title></head>
<body><main><h1>${title}</h1><p>${detail}</p><p><a href="/">回到首页</a></p></main></body></html>
`;

export const problems = {
  starting: {
    status: 503,
    slug: 'starting',
    title: '正在启动',
    detail: '服务正在启动，请过几秒再试。',
  },
  malformed: { status: 400, slug: 'malformed', title: '网址有误', detail: '这个网址写得不对。' },
  method: {
    status: 405,
    slug: 'method',
    title: '不支持这种请求',
    detail: '这个网址不支持这种请求方法。',
  },
  origin: {
    status: 403,
    slug: 'origin',
    title: '请求来源不对',
    detail:
      '请从本站页面操作。如果经过代理访问，请管理员检查 ORIGIN 设置；程序调用请带上 Origin 头。',
  },
  notAForm: {
    status: 415,
    slug: 'not-a-form',
    title: '收不到表单',
    detail: '这个网址只接收表单。什么都没有保存，请从页面上操作。',
  },
  brokenForm: {
    status: 400,
    slug: 'broken-form',
    title: '表单没有收全',
    detail: '表单或文件没有传完整，什么都没有保存。请回到上一页，再提交一次。',
  },
  tooLarge: {
    status: 413,
    slug: 'too-large',
    title: '内容太大',
    detail: '发送的内容超过了大小限制，请减小后再试。',
  },
  notFound: {
    status: 404,
    slug: 'not-found',
    title: '找不到',
    detail: '没有这个页面，或者您看不到它。',
  },
  failed: {
    status: 500,
    slug: 'failed',
    title: '出错了',
    detail: '服务器出了问题，没有保存的内容请稍后再试。',
  },
} satisfies Record<string, Problem>;
