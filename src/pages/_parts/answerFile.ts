import { fileIn, textOf } from '#components/schools/form.ts';

export type FileAnswer<Preview, Done> = { preview?: Preview; problem?: string; done?: Done };

type Steps<Preview, Done> = {
  read: (file: {
    bytes: Uint8Array;
    fileName: string;
  }) => Promise<{ preview: Preview } | { unusable: { detail: string } }>;
  confirm: (preview: string) => Promise<{ done: Done } | { gone: true } | { again: Preview }>;
};

/** Does what the form of an import page asks for: shows what a file would change, or changes it. */
export async function answerFile<Preview, Done>(
  sent: FormData,
  { read, confirm }: Steps<Preview, Done>,
): Promise<FileAnswer<Preview, Done>> {
  const shown = textOf(sent, 'preview');
  if (shown) {
    const outcome = await confirm(shown);
    if ('done' in outcome) return outcome;
    return 'gone' in outcome
      ? { problem: '这份核对已经导入过，或者超过了 30 分钟，没有再导入。请重新上传文件。' }
      : {
          problem: '核对之后有人改动过，这次没有导入。下面是按现在的情况重新算的，请再看一遍。',
          preview: outcome.again,
        };
  }
  const file = await fileIn(sent, 'file');
  if (!file) return { problem: '还没有选文件，什么也没有变。请先选一个文件，再上传。' };
  const result = await read(file);
  return 'unusable' in result ? { problem: result.unusable.detail } : result;
}
