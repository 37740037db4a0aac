import type { Finding } from './finding.ts';
import type { Linted } from './index.ts';

const levelNames: Record<Finding['level'], string> = { error: '错误', warning: '提醒' };

/** What `npm run content` prints: findings file by file, then one line of counts. */
export function report({ findings, lessons, items }: Linted): string {
  const files = [...new Set(findings.map(({ file }) => file))].sort();
  const parts = files.map((file) => {
    const own = findings.filter((finding) => finding.file === file);
    const lines = own
      .sort((a, b) => a.line - b.line)
      .map(({ line, level, text }) => `  第 ${line} 行 ${levelNames[level]}：${text}`);
    return `${[file, ...lines].join('\n')}\n\n`;
  });
  const errors = errorsOf(findings).length;
  const counts = `${errors} 个错误，${findings.length - errors} 个提醒`;
  return `${parts.join('')}${lessons} 课，${items} 题，${counts}。`;
}

export const errorsOf = (findings: readonly Finding[]): Finding[] =>
  findings.filter(({ level }) => level === 'error');
