import { mindLeaving } from '#islands/outbox/leave.ts';
import { type HeaderAccount, homeLabel } from './account-links.ts';

const part = (name: string) => document.querySelector<HTMLElement>(`[data-account="${name}"]`);

/**
 * Prerendered pages are the same for everyone: who is signed in is asked afterwards.
 * Without an answer the page keeps saying 登录.
 */
export async function showAccount(): Promise<void> {
  try {
    const answer = await fetch('/api/me', { headers: { accept: 'application/json' } });
    if (!answer.ok) return;
    const { name, home, owner } = (await answer.json()) as HeaderAccount;
    const [named, link] = [part('name'), part('home')];
    if (!named || !link) return;
    named.textContent = name;
    link.textContent = homeLabel(home);
    link.setAttribute('href', home);
    if (owner) part('leave')?.setAttribute('data-owner', owner);
    part('enter')?.setAttribute('hidden', '');
    part('who')?.removeAttribute('hidden');
  } catch {
    // No connection: 登录 stays, and the page can be read all the same.
  }
}

/** A student is asked before signing out while answers wait; where dialogs are unknown, not. */
export function mindStudent(): void {
  const [form, dialog] = [part('leave'), part('ask')];
  if (!form?.dataset.owner || !window.HTMLDialogElement) return;
  mindLeaving(form as HTMLFormElement, dialog as HTMLDialogElement);
}
