import type { Command } from '../command.ts';
import { backup } from './backup.ts';
import { createOfficer } from './createOfficer.ts';
import { eraseExpired } from './eraseExpired.ts';
import { freezeRoll } from './freezeRoll.ts';
import { importRegions } from './importRegions.ts';
import { importRoster } from './importRoster.ts';
import { recount } from './recount.ts';
import { recoverStaff } from './recoverStaff.ts';
import { restore } from './restore.ts';
import { seal } from './seal.ts';
import { verifyAudit } from './verifyAudit.ts';

/** What the operator can do, in the order of the help. */
export const commands: Record<string, Command> = {
  'create-officer': createOfficer,
  'recover-staff': recoverStaff,
  'import-regions': importRegions,
  'import-roster': importRoster,
  'freeze-roll': freezeRoll,
  recount,
  'erase-expired': eraseExpired,
  backup,
  restore,
  'verify-audit': verifyAudit,
  seal,
};
