import { defineCollection } from 'astro:content';
import { z } from 'astro/zod';
import type { Lesson } from '#domain/learning/lesson';
import type { Calendar, Term } from './lessons/library.ts';
import { calendarLoader, glossaryLoader, guideLoader } from './lessons/libraryLoader.ts';
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

const glossary = defineCollection({ loader: glossaryLoader(), schema: z.custom<Term>() });

const calendar = defineCollection({
  loader: calendarLoader(),
  schema: z.custom<Calendar & { id: string }>(),
});

/** How each kind of user works with the platform. */
const handbook = defineCollection({
  loader: guideLoader(),
  schema: z.object({
    id: z.string(),
    title: z.string(),
    order: z.number(),
    for: z.string(),
    html: z.string(),
  }),
});

export const collections = { lessons, guides, glossary, calendar, handbook };
