/** One measured thing; without a reference it stands alone. */
export type Row = {
  what: string;
  ours: number;
  unit: string;
  reference?: number;
  against?: string;
};

/** Prints rows in columns, the ratio as ours of the reference's. */
export function printTable(rows: readonly Row[]): void {
  const cells = rows.map(({ what, ours, unit, reference, against = '' }) => [
    what,
    `${number(ours)} ${unit}`,
    reference === undefined ? '' : `${number(reference)} ${unit}`,
    against,
    reference === undefined ? '' : `${((100 * ours) / reference).toFixed(0)} %`,
  ]);
  const table = [['', 'ours', 'reference', 'against', 'ratio'], ...cells];
  const widths = [0, 1, 2, 3, 4].map((i) => Math.max(...table.map((row) => row[i]?.length ?? 0)));
  for (const row of table) {
    console.log(
      row
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    );
  }
}

const number = (value: number) => Math.round(value).toLocaleString('en');
