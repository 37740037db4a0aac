import { useEffect, useState } from 'preact/hooks';
import { openOutbox } from '../outbox/open.ts';
import { pause } from '../patience.ts';
import { startLesson } from './api.ts';
import { createProgress, nothingYet, type Progress } from './progress.ts';

let shared: Progress | undefined;

/** One record of progress for all islands of the page. */
function pageProgress(lesson: string, steps: string[]): Progress {
  if (!shared) {
    shared = createProgress(lesson, steps, {
      start: () => startLesson(lesson),
      outbox: openOutbox,
      pause,
    });
    void shared.open();
    // A page taken back from the browser's memory may belong to the student before.
    addEventListener('pageshow', (event) => {
      if (event.persisted) location.reload();
    });
  }
  return shared;
}

/** Progress is undefined on the server and until the page is alive. */
export function useProgress(lesson: string, steps: string[]) {
  const [progress, setProgress] = useState<Progress>();
  const [state, setState] = useState(nothingYet);
  useEffect(() => {
    const now = pageProgress(lesson, steps);
    const tell = () => setState(now.state());
    setProgress(now);
    tell();
    return now.subscribe(tell);
  }, [lesson]);
  return { progress, state };
}

/** True once scripts run; the text that stood in for the island is then kept for print only. */
export function useLive(textId?: string): boolean {
  const [live, setLive] = useState(false);
  useEffect(() => {
    setLive(true);
    if (textId) document.getElementById(textId)?.classList.add('print-only');
  }, [textId]);
  return live;
}
