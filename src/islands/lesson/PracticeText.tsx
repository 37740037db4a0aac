import type { Practice } from '#domain/learning/lesson';

type Row = { ask: string; answer: string; why?: string };

function rowsOf(practice: Practice): { options?: string[]; rows: Row[] } {
  const nameIn = (list: { id: string; name: string }[], id?: string) =>
    list.find((one) => one.id === id)?.name ?? '没有话术';
  switch (practice.kind) {
    case 'sort':
      return {
        options: practice.groups.map(({ name }) => name),
        rows: practice.cards.map(({ text, group, why }) => ({
          ask: text,
          answer: nameIn(practice.groups, group),
          why,
        })),
      };
    case 'order':
      return {
        rows: practice.steps.map(({ text, why }, i) => ({
          ask: `第 ${i + 1} 步`,
          answer: text,
          why,
        })),
      };
    case 'match':
      return {
        options: practice.pairs.map(({ right }) => right).sort(),
        rows: practice.pairs.map(({ left, right, why }) => ({ ask: left, answer: right, why })),
      };
    case 'chat':
      return {
        options: practice.tricks.map(({ name }) => name),
        rows: practice.messages.map(({ from, text, trick, why }) => ({
          ask: `${from}：${text}`,
          answer: nameIn(practice.tricks, trick),
          why,
        })),
      };
  }
}

/** The practice as a plain list: read when scripts are slow or missing, and printed. */
export function PracticeText({ practice }: { practice: Practice }) {
  const { options, rows } = rowsOf(practice);
  return (
    <div class="practice-text" id="practice-text">
      {practice.kind === 'order' && <p>{practice.goal}</p>}
      {options && <p>可以选：{options.join('；')}。</p>}
      <ol>
        {rows.map(({ ask, answer, why }) => (
          <li key={ask}>
            <details>
              <summary>{ask}</summary>
              <p>
                <b>{answer}</b>
                {why && ` —— ${why}`}
              </p>
            </details>
          </li>
        ))}
      </ol>
    </div>
  );
}
