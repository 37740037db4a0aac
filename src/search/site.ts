import { getCollection } from 'astro:content';
import { buildIndex, type Entry } from './index.ts';

let built: Promise<ReturnType<typeof buildIndex>> | undefined;

/** The index over lessons, glossary and guides of this build; made at the first question. */
export const siteIndex = () => (built ??= entries().then(buildIndex));

async function entries(): Promise<Entry[]> {
  const [lessons, terms, guides] = await Promise.all([
    getCollection('lessons'),
    getCollection('glossary'),
    getCollection('handbook'),
  ]);
  const plain = (html: string) => html.replace(/<[^>]*>/g, '');
  return [
    ...lessons.map(({ data: { id, number, title, objective, factsHtml, helpHtml, story } }) => ({
      id: `lesson-${id}`,
      kind: '课' as const,
      title: `第 ${number} 课 ${title}`,
      aliases: objective,
      text: [
        objective,
        plain(factsHtml),
        ...story.flatMap((scene) => [scene.title, ...scene.lines.map(({ text }) => text)]),
        plain(helpHtml),
      ].join(' '),
      href: `/lessons/${id}`,
    })),
    ...terms.map(({ data: { id, term, aliases, says } }) => ({
      id: `term-${id}`,
      kind: '词语' as const,
      title: term,
      aliases: aliases.join(' '),
      text: says,
      href: `/glossary#${id}`,
    })),
    ...guides.map(({ data: { id, title, html } }) => ({
      id: `guide-${id}`,
      kind: '指南' as const,
      title,
      aliases: '',
      text: plain(html),
      href: `/guide/${id}`,
    })),
  ];
}
