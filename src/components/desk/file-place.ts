/** Where in a file something stands; row 0 is the whole sheet, an empty sheet the whole file. */
export const filePlace = ({ sheet, row, column }: { sheet: string; row: number; column: string }) =>
  [sheet && `工作表“${sheet}”`, row > 0 && `第 ${row} 行`, column].filter(Boolean).join(' ') ||
  '整份文件';
