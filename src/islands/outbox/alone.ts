const patienceMs = 5000;

/**
 * One tab at a time, where the browser has Web Locks. A tab that hangs must not silence the
 * others: after a while they go on too, since the same key twice is one answer to the server.
 */
export async function alone<T>(act: () => Promise<T>): Promise<T> {
  if (!navigator.locks) return act();
  const control = new AbortController();
  const timer = setTimeout(() => control.abort(), patienceMs);
  return navigator.locks
    .request('mingbian-outbox', { signal: control.signal }, () => {
      clearTimeout(timer);
      return act();
    })
    .catch((error) => {
      if (control.signal.aborted) return act();
      throw error;
    });
}
