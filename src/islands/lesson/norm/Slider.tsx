import type { NormRound } from '#domain/learning/lesson';
import { amount } from '../amount.ts';
import { type GuessAct, stepOf } from './norm.ts';

type Props = { round: NormRound; guess: number; act: (act: GuessAct) => void };

/** The number, a slider for it, and a button at each end for a small step. */
export function Slider({ round, guess, act }: Props) {
  const { least, most, unit } = round;
  return (
    <div class="slider">
      <p class="guess" aria-hidden="true">
        <b class="num">{amount(guess)}</b>
        {unit}
      </p>
      <button
        class="button"
        type="button"
        aria-label="少一点"
        onClick={() => act({ do: 'by', steps: -1 })}
      >
        −
      </button>
      <input
        type="range"
        min={least}
        max={most}
        step={stepOf(round)}
        value={guess}
        aria-label="你猜多少"
        aria-valuetext={amount(guess, unit)}
        onInput={(event) => act({ do: 'set', value: event.currentTarget.valueAsNumber })}
      />
      <button
        class="button"
        type="button"
        aria-label="多一点"
        onClick={() => act({ do: 'by', steps: 1 })}
      >
        +
      </button>
      <p class="ends num">
        <span>{amount(least, unit)}</span>
        <span>{amount(most, unit)}</span>
      </p>
    </div>
  );
}
