/** One kind of line ends, no byte order mark: editors on Windows leave both behind. */
export const normalise = (text: string): string =>
  text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');

/** Length as a reader counts it, so that a rare character is one. */
export const length = (text: string): number => [...text].length;

export const linesIn = (text: string): number => text.split('\n').length - 1;
