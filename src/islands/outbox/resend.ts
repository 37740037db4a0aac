import { pause, untilAnswered } from '../patience.ts';
import { openOutbox, shelf } from './open.ts';
import { tidied } from './tidy.ts';
import { savingWords } from './words.ts';

/** Sends what the signed-in student left on this computer, and says how it goes. */
export async function resend(status: HTMLElement): Promise<void> {
  const { owner = '', today = '' } = status.dataset;
  await shelf.change((entries) => tidied(entries, owner, today));
  const outbox = openOutbox(owner);
  const before = (await outbox.waiting()).length;
  if (before === 0) return;
  const say = (words: string) => {
    status.hidden = false;
    status.textContent = words;
  };
  say(savingWords('saving', before, true));
  const reply = await untilAnswered(
    () => outbox.sendAll(),
    pause,
    () => say(savingWords('waiting', outbox.left(), outbox.lasts())),
  );
  const sent = before - outbox.left();
  if (reply.ok && sent > 0) say(`之前留在这台电脑上的 ${sent} 个回答送出了。刷新这一页就能看到。`);
  else status.hidden = true;
}
