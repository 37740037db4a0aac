import { useEffect, useRef, useState } from 'preact/hooks';
import type { Review } from './ctrl.ts';

type Props = { lessons: { id: string; title: string }[]; ctrl: Review };

/** Today's review is done; whoever wants goes on, with all lessons or one. */
export function Rest({ lessons, ctrl }: Props) {
  const [lesson, setLesson] = useState(ctrl.lesson());
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <form
      class="outcome passed"
      onSubmit={(event) => {
        event.preventDefault();
        ctrl.practise(lesson);
      }}
    >
      <h2 ref={heading} tabIndex={-1}>
        今天该复习的都复习了。还想练？
      </h2>
      <div class="field">
        <label for="review-lesson">练哪一课</label>
        <select
          class="input"
          id="review-lesson"
          value={lesson}
          onChange={(event) => setLesson(event.currentTarget.value)}
        >
          <option value="">学过的都练</option>
          {lessons.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      </div>
      <div class="acts">
        <button class="button button-next" type="submit">
          接着练
        </button>
        <button class="button" type="button" onClick={ctrl.stop}>
          不练了
        </button>
      </div>
    </form>
  );
}
