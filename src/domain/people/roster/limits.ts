/** What a roster file may be; beyond it the file is refused unread. */
export const uploadLimitBytes = 8 * 1024 * 1024;
/** Bytes that all parts of an .xlsx may really inflate to. */
export const inflatedLimitBytes = 64 * 1024 * 1024;
export const zipEntryLimit = 2000;
/** Students in one file. */
export const rowLimit = 20_000;
/** Cells that merged areas may cover; beyond it they count as empty. */
export const mergedCellLimit = 200_000;
/** Problems that are carried to the page; all are counted. */
export const shownProblems = 200;
/** Columns of a sheet that are looked at; a stray cell far to the right is not a roster. */
export const columnLimit = 256;
