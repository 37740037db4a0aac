/** A tick or a turning arrow, with its word for those who do not see it. */
export function Mark({ good }: { good: boolean }) {
  return (
    <svg
      class={good ? 'mark good' : 'mark'}
      viewBox="0 0 24 24"
      role="img"
      aria-label={good ? '合适' : '再想想'}
    >
      <path d={good ? 'M4.5 12.5l5 5L19.5 7' : 'M19 12a7 7 0 1 1-2.5-5.4M17 3v4h-4'} />
    </svg>
  );
}

/** How far one is, for the eye; the words beside it say the same. */
export function Pips({ at, of }: { at: number; of: number }) {
  return (
    <span class="pips" aria-hidden="true">
      {Array.from({ length: of }, (_, i) => (
        <i key={i} class={i < at ? 'done' : i === at ? 'now' : ''} />
      ))}
    </span>
  );
}

/** Two of the story's people are glad with the reader; drawn from the page's sprite. */
export function Cheer() {
  return (
    <svg class="cheer" viewBox="0 0 320 180" aria-hidden="true">
      <use href="#cheer" />
    </svg>
  );
}
