import type { LessonState } from '#usecases/student/openMyLessons';

export const stateWords: Record<LessonState, string> = {
  completed: '完成',
  counted: '差小测',
  started: '学了一半',
  new: '没学',
};

export const states = Object.keys(stateWords) as LessonState[];
