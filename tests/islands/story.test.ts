import { describe, expect, it } from 'vitest';
import {
  type Act,
  allSaid,
  begin,
  figuresNow,
  lastChoice,
  resumeAt,
  type StoryState,
  sceneOf,
  step,
} from '#islands/lesson/story.ts';
import type { StagedScene } from '#lessons/staging';

const scene = (id: string, rest: Partial<StagedScene>): StagedScene => ({
  id,
  title: id,
  lines: [{ text: '一' }],
  people: [],
  choices: [],
  ...rest,
});

const story: StagedScene[] = [
  scene('start', {
    lines: [
      { text: '放学了。' },
      { who: '马骁', face: 'fig-ma-happy', text: '来不来?' },
      { who: '林晓', face: 'fig-lin-calm', text: '嗯……' },
      { who: '马骁', face: 'fig-ma-firm', text: '快说!' },
    ],
    people: [
      { who: '马骁', figure: 'fig-ma-happy' },
      { who: '林晓', figure: 'fig-lin-calm' },
    ],
    choices: [
      { text: '问', to: 'ask', feedback: '好' },
      { text: '去', to: 'yes', feedback: '难' },
    ],
  }),
  scene('ask', { next: 'stop-1' }),
  scene('yes', { next: 'stop-1' }),
  scene('stop-1', {
    lines: [],
    next: 'end',
    stop: { question: '?', options: [{ text: '对', fits: true, feedback: '对' }] },
  }),
  scene('end', { ending: '好' }),
];

const play = (...acts: Act[]): StoryState =>
  acts.reduce((state, act) => step(story, state, act), begin(story));
const all: Act[] = [{ do: 'reveal' }, { do: 'reveal' }];
const choose = (option: number): Act[] => [{ do: 'pick', option }, { do: 'goOn' }];

describe('the story', () => {
  it('opens with its narrator and the first person who speaks', () => {
    expect(begin(story)).toMatchObject({ at: 'start', shown: 2 });
  });

  it('says one line more at a time, and no more than there are', () => {
    expect(play({ do: 'reveal' }).shown).toBe(3);
    expect(play(...all, { do: 'reveal' }).shown).toBe(4);
    expect(allSaid(sceneOf(story, 'start'), play(...all))).toBe(true);
  });

  it('shows the near consequence before it goes on', () => {
    expect(play(...all, { do: 'pick', option: 1 })).toMatchObject({ at: 'start', picked: 1 });
    expect(play(...all, ...choose(1)).at).toBe('yes');
  });

  it('does not go on from a choice that is not made', () => {
    expect(play(...all, { do: 'goOn' }).at).toBe('start');
  });

  it('lets the reader take a choice back and remembers what was tried', () => {
    const state = play(...all, { do: 'pick', option: 1 }, { do: 'unpick' });
    expect(state.picked).toBeUndefined();
    expect(state.tried).toEqual({ start: [1] });
  });

  it('goes back to the last choice from any later scene', () => {
    const later = [...all, ...choose(1), { do: 'goOn' }] as Act[];
    expect(play(...later).at).toBe('stop-1');
    const back = play(...later, { do: 'back' });
    expect(back).toMatchObject({ at: 'start', shown: 4, trail: [] });
    expect(back.picked).toBeUndefined();
  });

  it('has nothing to go back to before the first choice', () => {
    expect(lastChoice(story, begin(story).trail)).toBe(-1);
    expect(play({ do: 'back' })).toEqual(begin(story));
  });

  it('starts over with what was tried still marked', () => {
    expect(play(...all, ...choose(0), { do: 'restart' })).toMatchObject({
      at: 'start',
      trail: [],
      tried: { start: [0] },
    });
  });
});

describe('the picture', () => {
  it('gives everyone the face of the last words', () => {
    const start = sceneOf(story, 'start');
    expect(figuresNow(start, 2)).toEqual(['fig-ma-happy', 'fig-lin-calm']);
    expect(figuresNow(start, 4)).toEqual(['fig-ma-firm', 'fig-lin-calm']);
  });
});

describe('a returning student', () => {
  it('goes on behind the last stop the server knows', () => {
    expect(resumeAt(story, ['stop-1'])).toBe('end');
    expect(play({ do: 'resume', at: 'end' }).at).toBe('end');
  });

  it('begins at the beginning when nothing is saved, or all of it', () => {
    expect(resumeAt(story, [])).toBeUndefined();
    expect(resumeAt(story, ['stop-1', 'story'])).toBeUndefined();
  });
});
