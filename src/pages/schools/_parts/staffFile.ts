import type { HeldRole } from '#domain/people/permission';
import type { FilePlace } from '#usecases/school/staff/file/locateRows';
import {
  confirmStaff,
  previewStaff,
  type StaffOutcome,
  type StaffPreview,
} from '#usecases/school/staff/file/previewStaff';

export type FileAnswer = { preview?: StaffPreview; problem?: string; done?: StaffOutcome };

const gone = '这份预览已经导入过，或者超过了 30 分钟。名单没有再变动，请重新上传文件。';
const changed = '预览之后有人改动了教职工，这次没有导入；下面是重新算的预览，请再核对一遍。';

/** Does what the form of the import page asks for: shows a file, or imports what was shown. */
export async function answerStaffFile(
  place: FilePlace,
  actor: { id: string; roles: HeldRole[] },
  sent: FormData,
  now: number,
): Promise<FileAnswer> {
  const confirmed = sent.get('preview');
  if (confirmed) {
    const outcome = await confirmStaff(String(confirmed), place, actor, now);
    if ('gone' in outcome) return { problem: gone };
    return 'again' in outcome ? { problem: changed, preview: outcome.again } : { done: outcome };
  }
  const file = sent.get('file');
  if (!(file instanceof File) || file.size === 0)
    return { problem: '还没有选文件，什么也没有变。' };
  const bytes = new Uint8Array(await file.arrayBuffer());
  const read = await previewStaff({ bytes, fileName: file.name }, place, actor, now);
  return 'unusable' in read ? { problem: read.unusable.detail } : read;
}
