import type { ConfirmationBody, ImportedBody, PreviewBody, RowFixBody } from '#api/rosterShapes';

export type Preview = PreviewBody;
export type Imported = ImportedBody;
export type RowFix = RowFixBody;
export type Confirmation = ConfirmationBody;

/** A refusal in words for the page; `preview`: worked out anew because the school changed. */
type Refused = { ok: false; status: number; detail: string; preview?: Preview };
export type Reply<T> = { ok: true; value: T } | Refused;

const patienceMs = 120_000;
const noAnswer: Refused = {
  ok: false,
  status: 0,
  detail: '没有连上服务器，文件没有导入；系统里的名单没有变动。请检查网络后再试一次。',
};

/** Sends a file for a preview. @param onShare how much of it is on its way, 0 to 1 */
export function sendFile(
  school: number,
  file: File,
  onShare: (share: number) => void,
): Promise<Reply<Preview>> {
  const form = new FormData();
  form.append('file', file);
  return send('POST', `/api/schools/${school}/roster/previews`, form, onShare);
}

/** Changes a row of a preview, leaves it out, or takes that back. */
export const fixRow = (school: number, preview: string, fix: RowFix): Promise<Reply<Preview>> =>
  send('PATCH', `/api/schools/${school}/roster/previews/${preview}`, JSON.stringify(fix));

/** Imports what a preview showed, with what was decided on it. */
export const confirmPreview = (school: number, body: Confirmation): Promise<Reply<Imported>> =>
  send('POST', `/api/schools/${school}/roster/imports`, JSON.stringify(body));

/** XMLHttpRequest, because fetch does not tell how far an upload is. */
export function send<T>(
  method: string,
  path: string,
  body?: FormData | string,
  onShare?: (share: number) => void,
): Promise<Reply<T>> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open(method, path);
    request.timeout = patienceMs;
    request.setRequestHeader('accept', 'application/json');
    if (typeof body === 'string') request.setRequestHeader('content-type', 'application/json');
    request.upload.onprogress = ({ loaded, total }) => onShare?.(total > 0 ? loaded / total : 0);
    request.onload = () => resolve(replyOf(request));
    request.onerror = () => resolve(noAnswer);
    request.ontimeout = () => resolve(noAnswer);
    request.send(body);
  });
}

function replyOf<T>({ status, responseText }: XMLHttpRequest): Reply<T> {
  try {
    const said = JSON.parse(responseText);
    if (status >= 200 && status < 300) return { ok: true, value: said as T };
    const { detail = noAnswer.detail, preview } = said;
    return { ok: false, status, detail, ...(preview ? { preview } : {}) };
  } catch {
    return { ...noAnswer, status };
  }
}
