import type { StagedLine } from '#lessons/staging';

/** What is said in a scene: a face and a bubble for each speaker, plain words for the narrator. */
export function Lines({ lines, people }: { lines: StagedLine[]; people: string[] }) {
  return (
    <>
      {lines.map(({ who, face, text }, i) =>
        who && face ? (
          <div key={i} class={`line said from-${people.indexOf(who) % 3}`}>
            <svg class="face" viewBox="46 22 106 121" aria-hidden="true">
              <use href={`#${face}`} width="200" height="240" />
            </svg>
            <p class="bubble">
              <b class="who">{who}</b>
              <span class="unseen">：</span>
              {text}
            </p>
          </div>
        ) : (
          <p key={i} class="line told">
            {text}
          </p>
        ),
      )}
    </>
  );
}
