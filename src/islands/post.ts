/** What the server said; `status` 0: nothing that can be read came back. */
export type Reply<T> =
  | { ok: true; value: T }
  | { ok: false; status: number; type: string; detail: string; retakeAt?: number };

const patienceMs = 15_000;

/** @param owner the student in whose name this is sent; refused when another one is signed in */
export async function post<T>(path: string, body: object, owner?: string): Promise<Reply<T>> {
  const control = new AbortController();
  const timer = setTimeout(() => control.abort(), patienceMs);
  try {
    const answer = await fetch(path, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        ...(owner && { 'x-owner': owner }),
      },
      body: JSON.stringify(body),
      signal: control.signal,
    });
    // A login page of the network's own is not an answer: it fails here.
    const said = await answer.json();
    if (answer.ok) return { ok: true, value: said as T };
    const { type = '', detail = '', retakeAt } = said;
    return { ok: false, status: answer.status, type, detail, retakeAt };
  } catch {
    return { ok: false, status: 0, type: '', detail: '' };
  } finally {
    clearTimeout(timer);
  }
}
