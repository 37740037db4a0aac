import type { ClassContext } from './classOf.ts';
import { type Field, fieldNames } from './headers.ts';
import { judgeRow, type RowCells } from './judgeRow.ts';
import { groupBy } from './match.ts';
import type { Problem } from './problem.ts';
import type { RosterFile } from './readRoster.ts';
import {
  type BrokenRow,
  type RosterRow,
  type RowPlace,
  type RowTexts,
  rowKey,
} from './rosterRow.ts';
import { textsOfRow } from './rowTexts.ts';

/** What a person did to a row in the preview: other texts, or null for 不导入这一行. */
export type Fix = RowPlace & { texts: RowTexts | null };

/**
 * A file with fixes: rows read again from the texts typed, and rows left out. The order of the
 * file stays, since proposed numbers follow it.
 * @param fixes by `rowKey`; one for a row that the file does not have is ignored
 */
export function mendRoster(
  file: RosterFile,
  fixes: ReadonlyMap<string, Fix>,
  context: ClassContext,
): RosterFile {
  if (fixes.size === 0) return file;
  const rows = file.rows.filter((row) => !fixes.has(rowKey(row)));
  const broken = file.broken.filter((row) => !fixes.has(rowKey(row)));
  const mended = [...file.rows, ...file.broken].filter((row) => fixes.has(rowKey(row)));
  for (const row of mended) {
    const texts = fixes.get(rowKey(row))?.texts;
    if (!texts) continue;
    const again = readAgain(row, texts, context);
    if ('problems' in again) broken.push(again);
    else rows.push(again);
  }
  const inOrder = orderOf(file);
  return { ...file, rows: rows.sort(inOrder), broken: broken.sort(inOrder) };
}

/** Compares rows by their place in the file. */
function orderOf({ sheets }: RosterFile) {
  const places = new Map(sheets.map((name, i) => [name, i]));
  return (a: RowPlace, b: RowPlace): number =>
    (places.get(a.sheet) ?? 0) - (places.get(b.sheet) ?? 0) || a.row - b.row;
}

function readAgain(
  was: RosterRow | BrokenRow,
  texts: RowTexts,
  context: ClassContext,
): RosterRow | BrokenRow {
  const { sheet, row } = was;
  const numbered = 'problems' in was ? was.numbered : was.number !== null;
  const cells: RowCells = { name: texts.name, class: texts.class };
  if (numbered || texts.number !== '') cells.number = texts.number;
  if (texts.grade !== '') cells.grade = texts.grade;
  const { flaws, name, number, schoolClass } = judgeRow(cells, { context });
  if (flaws.length === 0 && name !== undefined && schoolClass)
    return { sheet, row, number, name, schoolClass };
  const problems = flaws.map(
    ({ field, what, todo }): Problem => ({ sheet, row, column: columnOf(field), what, todo }),
  );
  return { sheet, row, texts, numbered, classless: schoolClass === undefined, problems };
}

const columnOf = (field: Field) => `「${fieldNames[field]}」`;

/** A row that can be changed in the preview. */
export type MendableRow = RowPlace & {
  texts: RowTexts;
  numbered: boolean;
  /** Rows whose class cannot be told from the same texts, this one included. */
  alike: number;
};

/** The rows these problems stand in, with what may be shown of them, in the order of the file. */
export function mendableRows(
  file: RosterFile,
  problems: readonly Problem[],
  day: string,
): MendableRow[] {
  const { rows, broken } = file;
  const wanted = new Set(problems.flatMap(({ other, ...one }) => [rowKey(one), other ?? '']));
  const groups = alikeRows(broken);
  const whole = rows
    .filter((row) => wanted.has(rowKey(row)))
    .map(({ sheet, row, number, ...one }) => ({
      ...{ sheet, row, numbered: number !== null, alike: 1 },
      texts: textsOfRow({ sheet, row, number, ...one }, day),
    }));
  const torn = broken
    .filter((row) => wanted.has(rowKey(row)))
    .map((one) => {
      const { sheet, row, texts, numbered } = one;
      return {
        sheet,
        row,
        texts,
        numbered,
        alike: (one.classless && groups.get(classTexts(texts))?.length) || 1,
      };
    });
  return [...torn, ...whole].sort(orderOf(file));
}

/** Rows whose class cannot be told, by the texts that were meant to tell it; blank ones tell nothing. */
const alikeRows = (broken: readonly BrokenRow[]): Map<string, BrokenRow[]> =>
  groupBy(broken, ({ classless, texts }) =>
    classless && texts.class !== '' ? classTexts(texts) : null,
  );

const classTexts = ({ grade, class: name }: RowTexts): string => JSON.stringify([grade, name]);

/**
 * The fixes that one fix stands for: grade and class for every row with the same texts for them.
 * @param file as it stands before the fix
 */
export function fixAlike({ broken }: RosterFile, fix: Fix): Fix[] {
  const { texts } = fix;
  const row = broken.find((one) => rowKey(one) === rowKey(fix));
  if (!texts || !row?.classless) return [fix];
  const others = (alikeRows(broken).get(classTexts(row.texts)) ?? []).filter((one) => one !== row);
  const { grade, class: name } = texts;
  return [
    fix,
    ...others.map(({ sheet, row: at, texts: own }) => ({
      ...{ sheet, row: at },
      texts: { ...own, grade, class: name },
    })),
  ];
}
