import type { PracticeOf } from '#domain/learning/lesson';

/** The talk as numbered turns; each reply says with which turn it goes on. */
export function DialogueText({ practice }: { practice: PracticeOf<'dialogue'> }) {
  const { with: who, goal, nodes } = practice;
  const numberOf = (id: string) => nodes.findIndex((node) => node.id === id) + 1;
  return (
    <>
      <p>{goal}</p>
      <ol>
        {nodes.map(({ id, says, replies, ending }) => (
          <li key={id} id={`talk-${id}`}>
            {says && (
              <p>
                <b>{who}：</b>
                {says}
              </p>
            )}
            {replies.length > 0 && (
              <ul class="ways">
                {replies.map(({ text, to, why }) => (
                  <li key={text}>
                    <a href={`#talk-${to}`}>{text}</a>
                    <span class="near">
                      {' '}
                      —— {why}（接第 {numberOf(to)} 段）
                    </span>
                  </li>
                ))}
              </ul>
            )}
            {ending && <p class="ending-words">{ending}</p>}
          </li>
        ))}
      </ol>
    </>
  );
}
