import './roster.css';
import { useState } from 'preact/hooks';
import {
  type Confirmation,
  confirmPreview,
  fixRow,
  type Imported,
  type Preview,
  type RowFix,
  sendFile,
} from './api.ts';
import { Choose } from './Choose.tsx';
import { Done } from './Done.tsx';
import { PreviewView } from './PreviewView.tsx';
import { Sending } from './Sending.tsx';

type Doing = 'importing' | 'fixing' | undefined;
type State =
  | { at: 'choosing'; error?: string }
  | { at: 'sending'; name: string; share: number }
  | { at: 'preview'; preview: Preview; notice?: string; busy: Doing; turn: number }
  | { at: 'done'; imported: Imported };

type Props = {
  school: number;
  /** In Asia/Shanghai. */
  today: string;
  /** Longest file the server takes: a larger one need not travel. */
  limitBytes: number;
};

/** 导入名单: choose a file, look at what it would do, mend and decide, confirm. */
export function RosterImport({ school, today, limitBytes }: Props) {
  const [state, setState] = useState<State>({ at: 'choosing' });
  const limit = megabytes(limitBytes);

  async function send(file: File) {
    if (file.size > limitBytes) return setState({ at: 'choosing', error: tooLarge(limit) });
    const share = (sent: number) => setState({ at: 'sending', name: file.name, share: sent });
    share(0);
    const reply = await sendFile(school, file, share);
    if (reply.ok) setState({ at: 'preview', preview: reply.value, busy: undefined, turn: 0 });
    else setState({ at: 'choosing', error: reply.detail });
  }

  async function fix(preview: Preview, turn: number, body: RowFix) {
    setState({ at: 'preview', preview, busy: 'fixing', turn });
    const reply = await fixRow(school, preview.preview, body);
    if (reply.ok)
      setState({ at: 'preview', preview: reply.value, busy: undefined, turn: turn + 1 });
    else setState({ at: 'preview', preview, notice: reply.detail, busy: undefined, turn });
  }

  async function confirm(preview: Preview, turn: number, body: Confirmation) {
    setState({ at: 'preview', preview, busy: 'importing', turn });
    const reply = await confirmPreview(school, body);
    if (reply.ok) return setState({ at: 'done', imported: reply.value });
    const again = reply.preview ?? preview;
    setState({ at: 'preview', preview: again, notice: reply.detail, busy: undefined, turn: 0 });
  }

  const restart = () => setState({ at: 'choosing' });
  return (
    <>
      <p class="unseen" aria-live="polite">
        {said(state)}
      </p>
      {state.at === 'choosing' && (
        <Choose onFile={send} kinds={kinds} limit={limit} error={state.error}>
          没有现成的名单？
          <a href="/roster-template.xlsx" download="名单模板.xlsx">
            下载名单模板
          </a>
          。别的系统导出的 OneRoster 1.1 压缩包也可以直接导入。
        </Choose>
      )}
      {state.at === 'sending' && <Sending name={state.name} share={state.share} />}
      {state.at === 'preview' && (
        <PreviewView
          key={state.preview.preview}
          preview={state.preview}
          today={today}
          notice={state.notice}
          busy={state.busy}
          turn={state.turn}
          onFix={(body) => fix(state.preview, state.turn, body)}
          onConfirm={(body) => confirm(state.preview, state.turn, body)}
          onOther={restart}
        />
      )}
      {state.at === 'done' && <Done imported={state.imported} onOther={restart} />}
    </>
  );
}

const kinds = ['.xlsx', '.xls', '.csv', '.zip'];
const megabytes = (bytes: number) => `${Math.floor((bytes / 1024 / 1024) * 10) / 10} MB`;

const tooLarge = (limit: string) =>
  `文件超过 ${limit}，没有上传；系统里的名单没有变动。请只保留学号、姓名、年级、班级几列，去掉图片后再选。`;

/** What a screen reader says when the state changes. */
function said(state: State): string {
  switch (state.at) {
    case 'choosing':
      return '';
    case 'sending':
      return state.share >= 1 ? '正在读取文件' : '正在上传文件';
    case 'preview': {
      const { added, changed, unchanged, problems } = state.preview.counts;
      if (state.busy) return state.busy === 'importing' ? '正在导入' : '正在重新计算';
      return `${state.turn > 0 ? '改好了' : '预览好了'}：新增 ${added}，变更 ${changed}，不变 ${unchanged}，问题 ${problems}。`;
    }
    case 'done':
      return `导入好了：新增 ${state.imported.added}，变更 ${state.imported.changed}。`;
  }
}
