import { type HeaderAccount, homeLabel } from './account-links.ts';

/**
 * Prerendered pages are the same for everyone: who is signed in is asked afterwards.
 * Without an answer the page keeps saying 登录.
 */
export async function showAccount(): Promise<void> {
  const part = (name: string) => document.querySelector<HTMLElement>(`[data-account="${name}"]`);
  try {
    const answer = await fetch('/api/me', { headers: { accept: 'application/json' } });
    if (!answer.ok) return;
    const { name, home } = (await answer.json()) as HeaderAccount;
    const [named, link] = [part('name'), part('home')];
    if (!named || !link) return;
    named.textContent = name;
    link.textContent = homeLabel(home);
    link.setAttribute('href', home);
    part('enter')?.setAttribute('hidden', '');
    part('who')?.removeAttribute('hidden');
  } catch {
    // No connection: 登录 stays, and the page can be read all the same.
  }
}
