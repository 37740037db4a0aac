import type { HeldRole } from '#domain/people/permission';
import type { FilePlace } from '#usecases/school/staff/file/locateRows';
import {
  confirmStaff,
  previewStaff,
  type StaffPreview,
} from '#usecases/school/staff/file/previewStaff';
import type { Invitation } from '#usecases/school/staff/invitation';
import { answerFile, type FileAnswer } from '../../_parts/answerFile.ts';

/** Does what the form of a staff import page asks for; done are the invitations to hand out. */
export function answerStaffFile(
  place: FilePlace,
  actor: { id: string; roles: HeldRole[] },
  sent: FormData,
  now: number,
): Promise<FileAnswer<StaffPreview, Invitation[]>> {
  return answerFile(sent, {
    read: (file) => previewStaff(file, place, actor, now),
    confirm: async (preview) => {
      const outcome = await confirmStaff(preview, place, actor, now);
      return 'invitations' in outcome ? { done: outcome.invitations } : outcome;
    },
  });
}
