const types: Record<string, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  txt: 'text/plain; charset=utf-8',
  xml: 'application/xml; charset=utf-8',
  zip: 'application/zip',
};

/** A file to keep, which no cache keeps; without a body the server is too busy to write one. */
export function attachment(fileName: string, body: Uint8Array | undefined): Response {
  if (!body) {
    const text = '正在处理的文件太多，这个文件还没有生成。请过一分钟再下载。';
    const headers = { 'content-type': 'text/plain; charset=utf-8', 'retry-after': '60' };
    return new Response(text, {
      status: 503,
      headers: { ...headers, 'cache-control': 'no-store' },
    });
  }
  return new Response(body as BodyInit, {
    headers: {
      'content-type': types[fileName.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
      'content-disposition': `attachment; filename="${fileName}"`,
      'cache-control': 'no-store',
    },
  });
}
