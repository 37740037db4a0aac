import { bankRegions } from '#db/queries/bank/bankRegions';
import { type HeldRole, may } from '#domain/people/permission';

/**
 * May this person retire, restore and replace items and answer reports? The bank serves every
 * school of the installation, so it stands in the regions that hold them all.
 */
export const keepsBank = async (viewer: readonly HeldRole[]): Promise<boolean> =>
  may(viewer, 'act', 'region', { regionCodes: await bankRegions() });
