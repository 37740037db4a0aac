import type { PracticeOf } from '#domain/learning/lesson';

/** The parts to choose from and the pushes; what helps against each is folded away. */
export function RefuseText({ practice }: { practice: PracticeOf<'refuse'> }) {
  const { situation, parts, pushes } = practice;
  return (
    <>
      <p>{situation}</p>
      <p>从每一部分选一个，连成一句你自己的话：</p>
      <ol>
        {parts.map(({ name, options }) => (
          <li key={name}>
            <b>{name}</b>
            <ul class="ways">
              {options.map(({ text, weak }) => (
                <li key={text}>
                  {text}
                  {weak && <span class="near"> —— 还可以更有力：{weak}</span>}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
      <p>对方接着劝，用你的话顶住，再大声说一遍：</p>
      <ol>
        {pushes.map(({ says, tip }) => (
          <li key={says}>
            <details>
              <summary>{says}</summary>
              <p>{tip}</p>
            </details>
          </li>
        ))}
      </ol>
    </>
  );
}
