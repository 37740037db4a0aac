import { type RowPractice, rowsOf } from './rowsOf.ts';
import { type CitedSource, SourceLine } from './SourceLine.tsx';

type Props = { practice: RowPractice; sources: readonly CitedSource[] };

/** Questions in a plain list, each with its answer folded away. */
export function RowsText({ practice, sources }: Props) {
  const { options, rows } = rowsOf(practice);
  return (
    <>
      {practice.kind === 'order' && <p>{practice.goal}</p>}
      {options && <p>可以选：{options.join('；')}。</p>}
      <ol>
        {rows.map(({ ask, options: choices, answer, why, source }) => (
          <li key={ask}>
            <details>
              <summary>
                {ask}
                {choices && `（可以选：${choices.join('；')}）`}
              </summary>
              <p>
                <b>{answer}</b>
                {why && ` —— ${why}`}
              </p>
              {source && <SourceLine id={source} sources={sources} />}
            </details>
          </li>
        ))}
      </ol>
    </>
  );
}
