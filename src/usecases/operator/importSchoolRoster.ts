import { schoolsCoded } from '#db/queries/people/schools/schoolNow';
import { operatorAccount } from '#domain/audit/operator';
import { importRoster } from '#usecases/school/roster/importRoster';
import { previewRoster } from '#usecases/school/roster/previewRoster';
import type { RosterPreview } from '#usecases/school/roster/view';

type RosterOfSchool = {
  schoolCode: string;
  fileName: string;
  bytes: Uint8Array;
  /** Take every newcomer for a new person, also who may come from another school. */
  newPersons: boolean;
};

type Outcome =
  | { imported: Record<string, number> }
  /** Sentences: what is wrong, and what to do. */
  | { refused: string[] };

/**
 * Imports the roster of one school without asking back: with a problem in it, or with students
 * who may come from another school and nobody to decide, nothing is imported.
 */
export async function importSchoolRoster(
  { schoolCode, fileName, bytes, newPersons }: RosterOfSchool,
  now: number,
): Promise<Outcome> {
  const [school] = await schoolsCoded([schoolCode]);
  if (!school) return { refused: [`没有代码是 ${schoolCode} 的学校。`] };
  const by = { schoolId: school.id, accountId: operatorAccount };
  const read = await previewRoster({ ...by, fileName, bytes }, now);
  if ('unusable' in read) return { refused: [read.unusable.detail] };
  const { preview } = read;
  if (!preview.canImport) return { refused: problemLines(preview) };
  const undecided = preview.proposals.length;
  if (undecided > 0 && !newPersons) {
    return {
      refused: [
        `有 ${undecided} 名学生可能是从别的学校转来的，要由人来定。请在网页上导入；都是新学生的话，加上 --new-persons。`,
      ],
    };
  }
  const decisions = { rows: [], rest: 'different' as const };
  const outcome = await importRoster({ ...by, preview: preview.preview, decisions }, now);
  if ('refused' in outcome) return { refused: [outcome.detail] };
  const { added, changed, unchanged, classesCreated } = outcome.imported;
  return { imported: { added, changed, unchanged, classesCreated } };
}

function problemLines({ problems, counts }: RosterPreview): string[] {
  const lines = problems.map(
    ({ sheet, row, column, what, todo }) =>
      `${sheet ? `${sheet} ` : ''}${row > 0 ? `第 ${row} 行 ` : ''}${column} ${what}${todo}`,
  );
  const beyond = counts.problems - problems.length;
  return beyond > 0 ? [...lines, `还有 ${beyond} 处问题。`] : lines;
}
