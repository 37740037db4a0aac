/** Bytes that all parts of an .xlsx may really inflate to; in a file of many rows, so many for each. */
export const inflatedLimitBytes = 64 * 1024 * 1024;
export const inflatedRowBytes = 2048;
export const zipEntryLimit = 2000;
/** Cells that merged areas may cover; beyond it they count as empty. */
export const mergedCellLimit = 200_000;
/** Rows to be mended that are carried on; the problems of all are counted. */
export const carriedBroken = 1000;
/** Columns of a sheet that are looked at; a stray cell far to the right is not a roster. */
export const columnLimit = 256;
