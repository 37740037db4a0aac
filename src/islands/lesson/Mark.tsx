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
