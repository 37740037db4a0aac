import { defineCollection } from 'astro:content';
import { z } from 'astro/zod';
import type { Lesson } from '#domain/learning/lesson';
import { lessonLoader } from './lessons/loader.ts';

/** A lesson as students and visitors read it: without its items. */
const lessons = defineCollection({
  loader: lessonLoader('lessons', ({ lesson }) => ({ ...lesson })),
  schema: z.custom<Lesson>(),
});

/** What stands beside a lesson for teachers and families, as HTML. */
const guides = defineCollection({
  loader: lessonLoader('guides', ({ lesson, teacherHtml, familyHtml }) => ({
    id: lesson.id,
    teacherHtml,
    familyHtml,
  })),
  schema: z.object({ id: z.string(), teacherHtml: z.string(), familyHtml: z.string() }),
});

export const collections = { lessons, guides };
