import './bubbles.css';

type Props = { who: string; face?: string; text: string };

/** What the other person says; someone outside the cast is a plain figure. */
export function Theirs({ who, face, text }: Props) {
  return (
    <li class="said">
      <svg class="face" viewBox="46 22 106 121" aria-hidden="true">
        {face ? (
          <use href={`#${face}`} width="200" height="240" />
        ) : (
          <path
            class="someone"
            d="M99 50a21 21 0 1 1 0 42a21 21 0 0 1 0-42M60 143a39 38 0 0 1 78 0"
          />
        )}
      </svg>
      <p class="bubble">
        <b class="who">{who}</b>
        <span class="unseen">：</span>
        {text}
      </p>
    </li>
  );
}

/** What the reader says. */
export function Mine({ text }: { text: string }) {
  return (
    <li class="mine">
      <p class="bubble">
        <b class="who">你</b>
        <span class="unseen">：</span>
        {text}
      </p>
    </li>
  );
}
