import { expect, it } from 'vitest';
import { parseLesson } from '#lessons/lesson';
import { faceOf, picturesOf, stage } from '#lessons/staging';
import { goodFile, goodLesson } from './good.ts';
import { goodDialogue, withPractice } from './goodPractices.ts';

const { story, practice } = parseLesson(goodLesson, goodFile);

it('the people who speak stand in the scene, each once', () => {
  expect(stage(story)[0]?.people).toEqual([{ who: '马骁', figure: 'fig-ma-happy' }]);
});

it('a narrator has neither name nor face', () => {
  expect(stage(story)[0]?.lines[0]).toEqual({ text: '放学了。' });
});

it('the sprite holds every picture of the story once', () => {
  const { figures, scenes } = picturesOf(story, practice);
  expect(scenes).toEqual(['corridor', 'home', 'shop', 'playground']);
  expect(figures).toContainEqual({ who: 'lin', mood: 'firm' });
  expect(new Set(figures.map((figure) => JSON.stringify(figure))).size).toBe(figures.length);
});

it('whoever the reader talks with in the practice has a face, if one of the cast', () => {
  const talk = parseLesson(withPractice('dialogue', goodDialogue), goodFile).practice;
  expect(picturesOf([], talk).figures).toEqual([{ who: 'ma', mood: 'calm' }]);
  expect(faceOf('马骁')).toBe('fig-ma-calm');
  expect(faceOf('学长')).toBeUndefined();
});
