import type { Lesson } from '#domain/learning/lesson';

export type LessonLink = Pick<
  Lesson,
  'id' | 'number' | 'title' | 'grade' | 'objective' | 'minutes'
>;

export type Door = { id: string; name: string; grades: readonly number[]; lessons: LessonLink[] };

const rooms: Omit<Door, 'lessons'>[] = [
  { id: 'grade-5', name: '五年级', grades: [5] },
  { id: 'grade-6', name: '六年级', grades: [6] },
  { id: 'grade-7', name: '七年级', grades: [7] },
  { id: 'grade-8', name: '八年级', grades: [8] },
  { id: 'grade-9', name: '九年级', grades: [9] },
  { id: 'senior', name: '高中', grades: [10, 11, 12] },
  { id: 'vocational', name: '中职', grades: [21, 22, 23] },
];

/** The grades as doors, each with its lessons in order; a door may still be empty. */
export const doorsOf = (lessons: readonly LessonLink[]): Door[] =>
  rooms.map((room) => ({
    ...room,
    lessons: lessons
      .filter((lesson) => room.grades.includes(lesson.grade))
      .sort((a, b) => a.number - b.number),
  }));
