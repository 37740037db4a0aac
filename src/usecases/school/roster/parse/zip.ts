import { Inflate } from 'fflate';
import { inflatedLimitBytes, zipEntryLimit } from '#domain/people/roster/limits';
import { refuse } from './refusal.ts';

const localHeader = 0x04034b50;
const centralHeader = 0x02014b50;
const endOfDirectory = 0x06054b50;
/** One byte of deflate becomes at most 1032, so that a step stays near 16 MB. */
const stepBytes = 16 * 1024;

export type Zip = {
  names: string[];
  /** The text of an entry, as UTF-8. */
  text: (name: string) => string | undefined;
  /** The same piece by piece, for an entry that is long. */
  pieces: (name: string) => Iterable<string> | undefined;
};

type Entry = { method: number; start: number; end: number };

/**
 * Opens a zip after a scan: every entry of its directory is inflated once, counting real bytes and
 * keeping none. Sizes stated in the file are not believed; an entry named twice counts twice.
 * @param limitBytes bytes that all entries may inflate to
 * @throws Refusal above the limits, or when the zip is damaged or encrypted
 */
export function openZip(bytes: Uint8Array, limitBytes = inflatedLimitBytes): Zip {
  const entries = new Map<string, Entry>();
  let left = limitBytes;
  for (const [name, entry] of directory(bytes)) {
    for (const chunk of inflate(bytes, entry)) {
      left -= chunk.length;
      if (left < 0) return refuse('bomb');
    }
    entries.set(name, entry);
  }
  const pieces = (name: string) => {
    const entry = entries.get(name);
    return entry && piecesOf(bytes, entry);
  };
  const text = (name: string) => {
    const found = pieces(name);
    return found && [...found].join('');
  };
  return { names: [...entries.keys()], text, pieces };
}

function* directory(bytes: Uint8Array): Generator<[string, Entry]> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endRecord(view);
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  // Marks of ZIP64; a file of 8 MB needs no such directory.
  if (count === 0xffff || at === 0xffffffff) return refuse('unreadable');
  if (count > zipEntryLimit) return refuse('bomb');
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== centralHeader)
      return refuse('unreadable');
    if (view.getUint16(at + 8, true) & 1) return refuse('encrypted');
    const nameLength = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    yield [name, entryAt(view, at)];
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
}

function endRecord(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65557); at--) {
    if (view.getUint32(at, true) === endOfDirectory) return at;
  }
  return refuse('unreadable');
}

function entryAt(view: DataView, at: number): Entry {
  const local = view.getUint32(at + 42, true);
  if (local + 30 > view.byteLength || view.getUint32(local, true) !== localHeader)
    return refuse('unreadable');
  const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  const stated = view.getUint32(at + 20, true);
  // Without a usable length the rest of the file is the most that can belong to it.
  const end = stated === 0xffffffff ? view.byteLength : Math.min(start + stated, view.byteLength);
  return { method: view.getUint16(at + 10, true), start, end };
}

/** Inflates an entry step by step. */
function* inflate(bytes: Uint8Array, { method, start, end }: Entry): Generator<Uint8Array> {
  if (method === 0) {
    yield bytes.subarray(start, end);
    return;
  }
  if (method !== 8) refuse('unreadable');
  const chunks: Uint8Array[] = [];
  const stream = new Inflate((chunk) => chunks.push(chunk));
  for (let at = start; at < end; at += stepBytes) {
    try {
      stream.push(bytes.subarray(at, Math.min(at + stepBytes, end)), false);
    } catch {
      refuse('unreadable');
    }
    yield* chunks.splice(0);
  }
}

function* piecesOf(bytes: Uint8Array, entry: Entry): Generator<string> {
  const decoder = new TextDecoder();
  for (const chunk of inflate(bytes, entry)) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}
