import { Agent, request } from 'node:http';

export type Steady = { answersPerSecond: number; p95Ms: number };

const everyMs = 5;

/**
 * Sends prepared answers (see answers.ts) one after the other at a steady rate, 200 a second,
 * whether the server keeps up or not.
 * @returns what to call to stop; it waits for the last answer
 */
export function sendSteadily(url: string, lines: string[]): () => Promise<Steady> {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const times: number[] = [];
  const waiting = new Set<Promise<void>>();
  const startedAt = performance.now();
  let sent = 0;
  const timer = setInterval(() => {
    // A timer that comes late sends what is due.
    while (sent < (performance.now() - startedAt) / everyMs) {
      const line = lines.shift();
      sent++;
      if (!line) throw new Error('too few answers are prepared');
      const answer = answerOnce(url, line, agent).then((ms) => void times.push(ms));
      waiting.add(answer);
      answer.finally(() => waiting.delete(answer));
    }
  }, everyMs);
  return async () => {
    clearInterval(timer);
    await Promise.all(waiting);
    const seconds = (performance.now() - startedAt) / 1000;
    agent.destroy();
    times.sort((a, b) => a - b);
    return {
      answersPerSecond: times.length / seconds,
      p95Ms: times[Math.floor(times.length * 0.95)] ?? 0,
    };
  };
}

function answerOnce(url: string, line: string, agent: Agent): Promise<number> {
  const [attempt, cookie, item, option, key] = line.split('\t');
  const headers = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', cookie };
  const sentAt = performance.now();
  return new Promise((resolve, reject) => {
    const path = `${url}/api/attempts/${attempt}/answers`;
    const asked = request(path, { method: 'POST', headers, agent }, (answer) => {
      answer.resume();
      answer.on('end', () => {
        if (answer.statusCode === 200) resolve(performance.now() - sentAt);
        else reject(new Error(`${path} answered ${answer.statusCode}`));
      });
    });
    asked.on('error', reject);
    asked.end(JSON.stringify({ item, option, key }));
  });
}
