/** Rows of a file of regions or schools: one province, or one city, at a time. */
export const fileRowLimit = 5000;
/** Rows of a preview that the page gets; the counts tell of all. */
export const shownRows = 200;
