import type { ReadingContext } from '#domain/people/roster/context';
import { inflatedLimitBytes, inflatedRowBytes } from '#domain/people/roster/limits';
import { quote } from '#domain/people/roster/problem';
import { type RosterResult, readRoster } from '#domain/people/roster/readRoster';
import { isOneRoster, readOneRoster } from '../../oneroster/readOneRoster.ts';
import { isCfb } from './cfb.ts';
import { csvSheet } from './csvSheet.ts';
import { Refusal, refusals } from './refusal.ts';
import { xlsSheets } from './xlsSheets.ts';
import { type Sheets, sheetsInZip } from './xlsxSheets.ts';
import { openZip } from './zip.ts';

/**
 * Reads a file by what it is, not by its name. Only the cleaned rows come back: columns that a
 * roster does not need, and values refused, stay in the process that ran this.
 */
export async function parseFile(bytes: Uint8Array, context: ReadingContext): Promise<RosterResult> {
  try {
    const inflatedLimit = Math.max(inflatedLimitBytes, context.maxRows * inflatedRowBytes);
    const zip = isZip(bytes) ? openZip(bytes, inflatedLimit) : undefined;
    if (zip && isOneRoster(zip)) return readOneRoster(zip, context);
    const { sheets, hidden } = zip ? sheetsInZip(zip) : await openSheets(bytes);
    const result = readRoster(sheets, context);
    if ('file' in result) {
      for (const name of hidden) result.file.notes.push(`隐藏的工作表${quote(name)}没有读取。`);
    }
    return result;
  } catch (error) {
    // What the readers say may hold values of the file.
    return { unusable: error instanceof Refusal ? error.unusable : refusals.unreadable };
  }
}

async function openSheets(bytes: Uint8Array): Promise<Sheets> {
  return isCfb(bytes) ? xlsSheets(bytes) : { sheets: [csvSheet(bytes)], hidden: [] };
}

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;
