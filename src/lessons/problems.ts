/** Everything an author has to mend, one Chinese sentence each, in the order of the files. */
export class ContentError extends Error {
  readonly problems: string[];

  constructor(problems: string[]) {
    super(
      `课程内容有 ${problems.length} 处要改：\n${problems.map((text) => `- ${text}`).join('\n')}`,
    );
    this.name = 'ContentError';
    this.problems = problems;
  }
}

/** Collects mistakes of one file, so that an author sees all of them at once. */
export class Problems {
  readonly #file: string;
  readonly #found: { line: number; text: string }[] = [];

  constructor(file: string) {
    this.#file = file;
  }

  /** @param line counted from 1 */
  add(line: number, text: string): void {
    this.#found.push({ line, text });
  }

  get any(): boolean {
    return this.#found.length > 0;
  }

  throwIfAny(): void {
    if (!this.any) return;
    const inOrder = [...this.#found].sort((a, b) => a.line - b.line);
    const sentences = inOrder.map(({ line, text }) => `${this.#file} 第 ${line} 行：${text}`);
    throw new ContentError([...new Set(sentences)]);
  }
}

/** What `read` gives; its complaints go to `problems`. */
export function attempt<T>(problems: string[], read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    problems.push(...error.problems);
    return undefined;
  }
}
