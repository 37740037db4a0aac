import { openOutbox } from './open.ts';

const patienceMs = 2500;

/**
 * Before a student signs out: sends what waits, and if something stays behind says so first.
 * @param form posts to /sign-out; its data-owner is the student
 * @param dialog with 先等一等 and 仍然退出, and a place for the words
 */
export function mindLeaving(form: HTMLFormElement, dialog: HTMLDialogElement): void {
  const outbox = openOutbox(form.dataset.owner ?? '');
  let asking = false;
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (asking) return;
    asking = true;
    const left = (await outbox.waiting()).length > 0 ? await trySending() : 0;
    asking = false;
    if (left === 0) return form.submit();
    const words = dialog.querySelector('p');
    if (words) words.textContent = wordsFor(left, outbox.lasts());
    dialog.showModal();
  });
  dialog.addEventListener('close', () => {
    if (dialog.returnValue === 'leave') form.submit();
  });

  /** @returns how much stays behind for want of a line; steps ahead of their turn do not count */
  async function trySending(): Promise<number> {
    const late = new Promise<undefined>((resolve) => setTimeout(resolve, patienceMs));
    const reply = await Promise.race([outbox.sendAll(), late]);
    return reply?.ok ? 0 : (await outbox.waiting()).length;
  }
}

const wordsFor = (left: number, lasts: boolean): string =>
  lasts
    ? `还有 ${left} 个回答没有送出。现在退出的话，它们留在这台电脑上，下次在这台电脑登录时再送。`
    : `还有 ${left} 个回答没有送出，这台电脑留不住它们。现在退出的话，它们就没有了。`;
