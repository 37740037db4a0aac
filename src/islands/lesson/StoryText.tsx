import './text.css';
import type { StagedScene } from '#lessons/staging';
import { Lines } from './Lines.tsx';
import { Stage } from './Stage.tsx';

/** The whole story as text: read when scripts are slow or missing, and printed. */
export function StoryText({ story }: { story: StagedScene[] }) {
  const title = (id: string) => story.find((scene) => scene.id === id)?.title;
  return (
    <div class="story-text" id="story-text">
      {story.map((scene) => (
        <section
          key={scene.id}
          class="scene-text"
          id={`s-${scene.id}`}
          aria-labelledby={`s-${scene.id}-title`}
        >
          <h3 id={`s-${scene.id}-title`}>{scene.title}</h3>
          {scene.picture && (
            <Stage
              scene={scene.picture.name}
              alt={scene.picture.alt}
              figures={scene.people.map(({ figure }) => figure)}
            />
          )}
          <Lines lines={scene.lines} people={scene.people.map(({ who }) => who)} />
          {scene.stop && (
            <>
              <p class="question">{scene.stop.question}</p>
              {scene.stop.options.map(({ text, fits, feedback }) => (
                <details key={text}>
                  <summary>{text}</summary>
                  <p>
                    <b>{fits ? '合适。' : '再想想。'}</b>
                    {feedback}
                  </p>
                </details>
              ))}
            </>
          )}
          {scene.choices.length > 0 && (
            <ul class="ways">
              {scene.choices.map(({ text, to, feedback }) => (
                <li key={text}>
                  <a href={`#s-${to}`}>{text}</a>
                  <span class="near"> —— {feedback}</span>
                  <span class="print-only">（去读“{title(to)}”）</span>
                </li>
              ))}
            </ul>
          )}
          {scene.next && (
            <p class="onward">
              <a href={`#s-${scene.next}`}>继续</a>
              <span class="print-only">：去读“{title(scene.next)}”</span>
            </p>
          )}
          {scene.ending && <p class="ending-words">{scene.ending}</p>}
        </section>
      ))}
    </div>
  );
}
