import './roster.css';
import { useState } from 'preact/hooks';
import { confirmPreview, type Imported, type Preview, sendFile } from './api.ts';
import { Choose } from './Choose.tsx';
import { Done } from './Done.tsx';
import { PreviewView } from './PreviewView.tsx';

type State =
  | { at: 'choosing'; error?: string }
  | { at: 'sending'; name: string; share: number }
  | { at: 'preview'; preview: Preview; notice?: string; importing: boolean }
  | { at: 'done'; imported: Imported };

/** Longest file taken, as the server has it: a larger one need not travel. */
const largestBytes = 8 * 1024 * 1024;
const tooLarge =
  '文件超过 8 MB，没有上传；系统里的名单没有变动。请只保留学号、姓名、年级、班级几列，去掉图片后再选。';

/** 导入名单: choose a file, look at what it would do, confirm. */
export function RosterImport({ school }: { school: number }) {
  const [state, setState] = useState<State>({ at: 'choosing' });

  async function send(file: File) {
    if (file.size > largestBytes) return setState({ at: 'choosing', error: tooLarge });
    const share = (sent: number) => setState({ at: 'sending', name: file.name, share: sent });
    share(0);
    const reply = await sendFile(school, file, share);
    if (reply.ok) setState({ at: 'preview', preview: reply.value, importing: false });
    else setState({ at: 'choosing', error: reply.detail });
  }

  async function confirm(preview: Preview) {
    setState({ at: 'preview', preview, importing: true });
    const reply = await confirmPreview(school, preview.preview);
    if (reply.ok) return setState({ at: 'done', imported: reply.value });
    const again = reply.preview ?? preview;
    setState({ at: 'preview', preview: again, notice: reply.detail, importing: false });
  }

  const restart = () => setState({ at: 'choosing' });
  return (
    <>
      <p class="unseen" aria-live="polite">
        {said(state)}
      </p>
      {state.at === 'choosing' && <Choose onFile={send} error={state.error} />}
      {state.at === 'sending' && <Sending name={state.name} share={state.share} />}
      {state.at === 'preview' && (
        <PreviewView
          preview={state.preview}
          notice={state.notice}
          importing={state.importing}
          onConfirm={() => confirm(state.preview)}
          onOther={restart}
        />
      )}
      {state.at === 'done' && <Done imported={state.imported} onOther={restart} />}
    </>
  );
}

/** The upload is measured; the reading that follows takes some seconds. */
function Sending({ name, share }: { name: string; share: number }) {
  const reading = share >= 1;
  return (
    <div class="roster-step">
      <p>
        {reading ? '正在读取' : '正在上传'}：{name}
      </p>
      <progress
        max={1}
        value={reading ? undefined : share}
        aria-label={reading ? '正在读取' : '正在上传'}
      />
      <p class="soft">几千人的名单要几秒钟，请不要关闭这一页。</p>
    </div>
  );
}

/** What a screen reader says when the state changes. */
function said(state: State): string {
  switch (state.at) {
    case 'choosing':
      return '';
    case 'sending':
      return state.share >= 1 ? '正在读取文件' : '正在上传文件';
    case 'preview': {
      const { added, changed, unchanged, problems } = state.preview.counts;
      if (state.importing) return '正在导入';
      return `预览好了：新增 ${added}，变更 ${changed}，不变 ${unchanged}，问题 ${problems}。`;
    }
    case 'done':
      return `导入好了：新增 ${state.imported.added}，变更 ${state.imported.changed}。`;
  }
}
