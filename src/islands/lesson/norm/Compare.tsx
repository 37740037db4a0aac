import type { NormRound } from '#domain/learning/lesson';
import { amount } from '../amount.ts';
import { barOf } from './norm.ts';

/** The guess and the true number as two bars from zero. */
export function Compare({ round, guess }: { round: NormRound; guess: number }) {
  const rows = [
    { name: '你猜', value: guess, tone: 'guess-bar' },
    { name: '真实', value: round.truth, tone: 'true-bar' },
  ];
  return (
    <ul class="compare" role="list">
      {rows.map(({ name, value, tone }) => (
        <li key={name}>
          <span>{name}</span>
          <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
            <rect class="whole-bar" width="100" height="10" />
            <rect class={tone} width={barOf(round, value)} height="10" />
          </svg>
          <b class="num">{amount(value, round.unit)}</b>
        </li>
      ))}
    </ul>
  );
}
