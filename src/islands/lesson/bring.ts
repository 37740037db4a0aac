/** The rail of the lesson covers this much of the window. */
const railHeight = 76;

/**
 * Moves the focus and, if what should be seen is out of sight, the page with it.
 * @param seen what should be seen, if that is more than the element with the focus
 */
export function bring(element: HTMLElement | null, seen: Element | null = element): void {
  if (!element || !seen) return;
  element.focus({ preventScroll: true });
  const { top } = seen.getBoundingClientRect();
  if (top < railHeight || top > innerHeight / 2) seen.scrollIntoView({ block: 'start' });
}
