import { currentLessons } from '#db/queries/learning/lessonVersion';
import { regionChain } from '#db/queries/people/place';
import type { HeldRole } from '#domain/people/permission';
import { pathOf } from '../../pathOf.ts';

export type ImportView = {
  path: { href: string; name: string }[];
  lessons: { id: string; title: string; number: number }[];
};

/** What the pages for importing and exporting questions need besides the file. */
export async function openImport(
  code: string,
  viewer: readonly HeldRole[],
  name: '导入题目' | '导出题目',
): Promise<ImportView> {
  const [chain, lessons] = await Promise.all([regionChain(code), currentLessons()]);
  const items = `/regions/${code}/items`;
  return {
    path: [
      ...pathOf(chain, viewer),
      { href: items, name: '题库' },
      { href: `${items}/${name === '导入题目' ? 'import' : 'export'}`, name },
    ],
    lessons: lessons.map(({ lessonId: id, title, number }) => ({ id, title, number })),
  };
}
