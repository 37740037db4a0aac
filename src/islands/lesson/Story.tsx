import './choices.css';
import './story.css';
import { useEffect, useLayoutEffect, useReducer, useRef } from 'preact/hooks';
import type { StagedScene } from '#lessons/staging';
import { Slow } from '../Slow.tsx';
import { bring } from './bring.ts';
import { Choices } from './Choices.tsx';
import { Ending } from './Ending.tsx';
import { Lines } from './Lines.tsx';
import { Stage } from './Stage.tsx';
import { Stop } from './Stop.tsx';
import { allSaid, begin, figuresNow, lastChoice, resumeAt, sceneOf, step } from './story.ts';
import { useLive, useProgress } from './useProgress.ts';

type Props = { lesson: string; steps: string[]; story: StagedScene[] };

/** The story, one scene at a time. */
export function Story({ lesson, steps, story }: Props) {
  const live = useLive('story-text');
  const { progress, state: known } = useProgress(lesson, steps);
  const [state, act] = useReducer(
    (now: ReturnType<typeof begin>, what: Parameters<typeof step>[2]) => step(story, now, what),
    story,
    begin,
  );
  const scene = sceneOf(story, state.at);
  const said = allSaid(scene, state);
  const heading = useRef<HTMLHeadingElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const entered = useRef(state.at);

  useLayoutEffect(() => {
    if (entered.current === state.at) button.current?.scrollIntoView({ block: 'nearest' });
    else bring(heading.current);
    entered.current = state.at;
  }, [state.at, state.shown]);
  useEffect(() => {
    if (said && scene.ending) progress?.finish('story');
  }, [said, scene, progress]);

  if (!live) return <Slow readable />;
  const untouched = state.trail.length === 0 && state.picked === undefined;
  const quiet =
    untouched && state.shown === begin(story).shown && Object.keys(state.tried).length === 0;
  const later = untouched && known.who === 'student' ? resumeAt(story, known.saved) : undefined;

  return (
    <div class="story" tabIndex={-1}>
      {later && (
        <p class="resume">
          上次读到一半。
          <button class="button" type="button" onClick={() => act({ do: 'resume', at: later })}>
            接着上次读
          </button>
        </p>
      )}
      <div class={scene.stop ? 'scene is-stop' : 'scene'} key={scene.id}>
        <h3 class="scene-title" ref={heading} tabIndex={-1}>
          {scene.title}
        </h3>
        {scene.picture && (
          <div class="picture">
            <Stage
              scene={scene.picture.name}
              alt={scene.picture.alt}
              figures={figuresNow(scene, state.shown)}
            />
          </div>
        )}
        <div class="talk">
          {scene.stop ? (
            <Stop
              stop={scene.stop}
              picked={state.picked}
              tried={state.tried[scene.id] ?? []}
              pick={(option) => {
                act({ do: 'pick', option });
                if (scene.stop?.options[option]?.fits) progress?.finish(scene.id);
              }}
              goOn={() => act({ do: 'goOn' })}
            />
          ) : (
            <>
              <div class="lines" aria-live="polite">
                <Lines
                  lines={scene.lines.slice(0, state.shown)}
                  people={scene.people.map(({ who }) => who)}
                />
              </div>
              {said && scene.choices.length > 0 ? (
                <Choices
                  choices={scene.choices}
                  picked={state.picked}
                  tried={state.tried[scene.id] ?? []}
                  quiet={quiet}
                  act={act}
                />
              ) : said && scene.ending ? (
                <Ending words={scene.ending} restart={() => act({ do: 'restart' })} />
              ) : (
                <button
                  class={said ? 'button button-next go-on' : 'button go-on'}
                  type="button"
                  ref={button}
                  onClick={() => act({ do: said ? 'goOn' : 'reveal' })}
                >
                  {said ? '继续' : '下一句'}
                </button>
              )}
            </>
          )}
        </div>
      </div>
      {lastChoice(story, state.trail) >= 0 && (
        <button class="back" type="button" onClick={() => act({ do: 'back' })}>
          ← 回到上一次选择，换条路试试
        </button>
      )}
    </div>
  );
}
