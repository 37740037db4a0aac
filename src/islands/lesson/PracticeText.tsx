import type { Practice } from '#domain/learning/lesson';
import { DialogueText } from './dialogue/DialogueText.tsx';
import { RowsText } from './RowsText.tsx';
import { RefuseText } from './refuse/RefuseText.tsx';
import type { CitedSource } from './SourceLine.tsx';

type Props = { practice: Practice; sources: readonly CitedSource[] };

/** The practice as plain text: read when scripts are slow or missing, and printed. */
export function PracticeText({ practice, sources }: Props) {
  return (
    <div class="practice-text" id="practice-text">
      {practice.kind === 'dialogue' ? (
        <DialogueText practice={practice} />
      ) : practice.kind === 'refuse' ? (
        <RefuseText practice={practice} />
      ) : (
        <RowsText practice={practice} sources={sources} />
      )}
    </div>
  );
}
