import '../roster/roster.css';
import './county.css';
import { useEffect, useState } from 'preact/hooks';
import { Choose } from '../roster/Choose.tsx';
import { Sending } from '../roster/Sending.tsx';
import {
  askJob,
  beginImport,
  type CountyConfirmed,
  type CountyJob,
  type CountyPreview,
  sendCountyFile,
} from './api.ts';
import { PreviewView } from './PreviewView.tsx';
import { Progress } from './Progress.tsx';
import { Report } from './Report.tsx';

type State =
  | { at: 'asking' }
  | { at: 'choosing'; error?: string }
  | { at: 'sending'; name: string; share: number }
  | { at: 'preview'; preview: CountyPreview; notice?: string; busy: boolean }
  | { at: 'running'; job: CountyJob; online: boolean }
  | { at: 'done'; job: CountyJob };

type Props = {
  region: string;
  /** Longest file the server takes: a larger one need not travel. */
  limitBytes: number;
};

const pollMs = 1000;
const kinds = ['.xlsx', '.csv'];

/** 全县导入名单: one file of many schools; an import that runs is found again after a reload. */
export function CountyRoster({ region, limitBytes }: Props) {
  const [state, setState] = useState<State>({ at: 'asking' });
  const limit = `${Math.floor(limitBytes / 1024 / 1024)} MB`;

  const show = (job: CountyJob | null) => {
    if (!job) setState({ at: 'choosing' });
    else if (job.finishedAt !== null) setState({ at: 'done', job });
    else setState({ at: 'running', job, online: true });
  };

  useEffect(() => {
    askJob(region).then((reply) => show(reply.ok ? reply.value.job : null));
  }, []);

  useEffect(() => {
    if (state.at !== 'running') return;
    const timer = setTimeout(async () => {
      const reply = await askJob(region);
      if (!reply.ok) setState({ ...state, online: false });
      else if (reply.value.job) show(reply.value.job);
      else setState({ at: 'choosing', error: brokenOff });
    }, pollMs);
    return () => clearTimeout(timer);
  }, [state]);

  async function send(file: File) {
    if (file.size > limitBytes) return setState({ at: 'choosing', error: tooLarge(limit) });
    const share = (sent: number) => setState({ at: 'sending', name: file.name, share: sent });
    share(0);
    const reply = await sendCountyFile(region, file, share);
    if (reply.ok) setState({ at: 'preview', preview: reply.value, busy: false });
    else setState({ at: 'choosing', error: reply.detail });
  }

  async function confirm(preview: CountyPreview, body: CountyConfirmed) {
    setState({ at: 'preview', preview, busy: true });
    const reply = await beginImport(region, body);
    if (reply.ok) show(reply.value);
    else setState({ at: 'preview', preview, notice: reply.detail, busy: false });
  }

  const restart = () => setState({ at: 'choosing' });
  return (
    <>
      <p class="unseen" aria-live="polite">
        {said(state)}
      </p>
      {state.at === 'choosing' && (
        <Choose onFile={send} kinds={kinds} limit={limit} error={state.error}>
          表头要有“学校代码”或“学校名称”，还要有“学号”“姓名”“班级”；也可以每所学校一张工作表，用学校名称作表名。
        </Choose>
      )}
      {state.at === 'sending' && <Sending name={state.name} share={state.share} />}
      {state.at === 'preview' && (
        <PreviewView
          key={state.preview.preview}
          region={region}
          preview={state.preview}
          notice={state.notice}
          busy={state.busy}
          onConfirm={(body) => confirm(state.preview, body)}
          onOther={restart}
        />
      )}
      {state.at === 'running' && <Progress job={state.job} online={state.online} />}
      {state.at === 'done' && <Report job={state.job} onOther={restart} />}
    </>
  );
}

const tooLarge = (limit: string) =>
  `文件超过 ${limit}，没有上传；系统里的名单没有变动。请只保留学校、学号、姓名、年级、班级几列，去掉图片，或按乡镇分成几个文件。`;

const brokenOff =
  '服务器重新启动过，导入停在了半途。已经导入的学校都保存好了；请再导入一次同一份文件，会接着做完。';

/** What a screen reader says when the state changes. */
function said(state: State): string {
  switch (state.at) {
    case 'asking':
    case 'choosing':
      return '';
    case 'sending':
      return state.share >= 1 ? '正在读取文件' : '正在上传文件';
    case 'preview': {
      const { schools, students, problems } = state.preview.counts;
      return state.busy
        ? '正在开始导入'
        : `预览好了：${schools} 所学校，${students} 名学生，问题 ${problems}。`;
    }
    case 'running':
      return '正在导入';
    case 'done':
      return '导入结束了';
  }
}
