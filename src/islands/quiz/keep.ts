import type { Answer } from './api.ts';

const prefix = 'mingbian-answers-';

/**
 * Answers not yet confirmed, kept over a reload of this tab. They belong to one attempt, and
 * so to one student: those of any other attempt are thrown away.
 */
export function keepAnswers(attempt: string, answers: readonly Answer[]): void {
  try {
    for (const name of Object.keys(sessionStorage)) {
      if (name.startsWith(prefix)) sessionStorage.removeItem(name);
    }
    if (answers.length > 0) sessionStorage.setItem(prefix + attempt, JSON.stringify(answers));
  } catch {
    // Storage may be off or full: the answers are still in memory.
  }
}

export function keptAnswers(attempt: string): Answer[] {
  try {
    return JSON.parse(sessionStorage.getItem(prefix + attempt) ?? '[]') as Answer[];
  } catch {
    return [];
  }
}
