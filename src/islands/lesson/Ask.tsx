import { useLayoutEffect, useRef } from 'preact/hooks';
import { optionOfKey } from '../digits.ts';
import { bring } from './bring.ts';
import { Mark, Pips } from './marks.tsx';
import { Chips } from './Placed.tsx';
import { openOptions, optionsAt, type Rounds, type RoundsState } from './rounds.ts';
import type { RoundPractice } from './roundsOf.ts';

type Kind = RoundPractice['kind'];
type Props = {
  kind: Kind;
  rounds: Rounds;
  state: RoundsState;
  act: (what: number | 'next') => void;
  /** The reader is at work here: a new question takes the focus. */
  active: boolean;
  /** What already lies in the place an option stands for. */
  lies?: (option: number) => string[];
};

const words: Record<Kind, { of: string; notYet: string; on: string; ask?: string }> = {
  sort: { of: '张', notYet: '放在这里不太合适。', on: '下一张', ask: '放进哪一组？' },
  order: { of: '步', notYet: '这一步可以晚一点。', on: '下一步' },
  match: { of: '对', notYet: '这两边还对不上。', on: '下一对', ask: '对应哪一张？' },
  chat: { of: '条', notYet: '再看看这句话想让人怎么样。', on: '下一条', ask: '这句话里有话术吗？' },
  chart: { of: '题', notYet: '再看看图。', on: '下一题' },
};

/** One question of a practice, its options, and why the answer fits. */
export function Ask({ kind, rounds, state, act, active, lies }: Props) {
  const prompt = useRef<HTMLLegendElement>(null);
  const on = useRef<HTMLButtonElement>(null);
  const said = useRef<HTMLParagraphElement>(null);
  const { at, tried, last, solved } = state;
  useLayoutEffect(() => {
    if (!active) return;
    // In a chat the message above is the question.
    const message = prompt.current?.closest('.practice')?.querySelector('.now.message');
    bring(prompt.current, message ?? prompt.current);
  }, []);
  useLayoutEffect(() => {
    if (solved) on.current?.focus({ preventScroll: true });
    if (last !== undefined) {
      (on.current ?? said.current)?.scrollIntoView({ block: 'nearest' });
    }
  }, [solved, last]);

  const round = rounds.rounds[at];
  if (!round) return null;
  const { of, notYet, on: onward, ask } = words[kind];
  const open = openOptions(rounds, at);
  return (
    <fieldset
      class="choices round"
      onKeyDown={(event) => {
        const option = open[optionOfKey(event, open.length) ?? -1];
        if (option !== undefined) act(option);
      }}
    >
      <legend ref={prompt} tabIndex={-1}>
        <small class="count">
          第 {at + 1} {of}，共 {rounds.rounds.length} {of}
          <Pips at={at + Number(solved)} of={rounds.rounds.length} />
        </small>
        {kind === 'chat' ? <span class="unseen">{round.from}：</span> : null}
        <span class={kind === 'chat' ? 'unseen' : 'prompt'}>{round.prompt}</span>
      </legend>
      {ask && <p class="ask">{ask}</p>}
      <div class="options">
        {open.map((option, i) => {
          const fits = solved && option === round.right;
          const wrong = tried.includes(option) && !fits;
          return (
            <div class="option" key={option}>
              <button
                class={fits ? 'choice fits' : wrong ? 'choice tried' : 'choice'}
                type="button"
                aria-disabled={(solved && !fits) || wrong}
                onClick={() => act(option)}
              >
                <b class="key" aria-hidden="true">
                  {i + 1}
                </b>
                <span>{optionsAt(rounds, at)[option]}</span>
                {(fits || wrong) && <Mark good={fits} />}
              </button>
              {lies && <Chips names={lies(option)} />}
            </div>
          );
        })}
      </div>
      <p class={solved ? 'feedback good' : 'feedback'} role="status" ref={said}>
        {solved ? (
          <>
            <b>对。</b>
            {round.why}
          </>
        ) : (
          last !== undefined && (
            <>
              <b>{notYet}</b>
              {round.whys?.[last] ?? (tried.length > 1 ? `提示：${round.why}` : '再试一次。')}
            </>
          )
        )}
      </p>
      {solved && (
        <button class="button button-next go-on" type="button" ref={on} onClick={() => act('next')}>
          {at + 1 < rounds.rounds.length ? onward : '完成'}
        </button>
      )}
    </fieldset>
  );
}
