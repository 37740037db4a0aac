import './rail.css';
import { type RailItem, railOf } from './rail.ts';
import { savingWords } from './savingWords.ts';
import { useProgress } from './useProgress.ts';

type Props = { lesson: string; steps: string[] };

/** Where the reader is in the lesson, and whether it is saved; plain anchors without scripts. */
export function Rail({ lesson, steps }: Props) {
  const { progress, state } = useProgress(lesson, steps);
  const words = progress && savingWords(state);
  return (
    <nav class="rail" aria-label="这一课的进度">
      <ol role="list">
        {railOf(steps, state, lesson).map((item) => (
          <Item key={item.name} {...item} />
        ))}
      </ol>
      <p class={`saving ${state.saving}`} role="status">
        {words}
      </p>
    </nav>
  );
}

function Item({ name, href, done, next, count }: RailItem) {
  return (
    <li class={done ? 'done' : next ? 'next' : ''}>
      <a href={href} aria-current={next ? 'step' : undefined}>
        <svg viewBox="0 0 24 24" aria-hidden="true">
          {done ? <path d="M5 12.5l4.5 4.5L19 7.5" /> : <circle cx="12" cy="12" r="4" />}
        </svg>
        <span>
          {name}
          {count && <small> {count}</small>}
        </span>
        {done && <span class="unseen">，完成了</span>}
      </a>
    </li>
  );
}
