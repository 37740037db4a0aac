type Trouble = { what: string; todo: string };

/** A question that cannot become one of ours. */
export const wrongType = (type: string): Trouble => ({
  what: `这是${type}，没有读取。`,
  todo: '题库只收四选一的单选题，请删去这一题或改写。',
});

type Choice = { text: string; feedback: string; percent: number };

/** The options of a single choice, by the share of the mark that each gives. */
export function optionsOf(
  choices: readonly Choice[],
): { options: { text: string; feedback: string }[]; key: number } | Trouble {
  const right = choices.filter(({ percent }) => percent === 100);
  if (right.length > 1 || choices.some(({ percent }) => percent > 0 && percent < 100)) {
    return wrongType('多选题（或部分给分的题）');
  }
  return {
    options: choices.map(({ text, feedback }) => ({ text, feedback })),
    key: choices.findIndex(({ percent }) => percent === 100),
  };
}
