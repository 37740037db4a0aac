import { refuse } from './refusal.ts';

const signature = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const headerFatEntries = 109;
const endOfChain = 0xfffffffe;

export const isCfb = (bytes: Uint8Array): boolean =>
  signature.every((byte, i) => bytes[i] === byte);

/**
 * The compound file around an old .xls and around encrypted workbooks (MS-CFB): names of its
 * streams, and a stream by its name. Chains that run in circles end at the size of the file.
 * @throws RangeError when the file is damaged
 */
export function openCfb(bytes: Uint8Array): {
  names: string[];
  read: (name: string) => Uint8Array | undefined;
} {
  if (bytes.length < 512) return refuse('unreadable');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sectorBytes = 1 << view.getUint16(30, true);
  if (sectorBytes !== 512 && sectorBytes !== 4096) return refuse('unreadable');
  const sectors = Math.ceil(bytes.length / sectorBytes);
  const startOf = (sector: number) => (sector + 1) * sectorBytes;

  const fatSectors: number[] = [];
  for (let i = 0; i < headerFatEntries; i++) fatSectors.push(view.getUint32(76 + i * 4, true));
  let difat = view.getUint32(68, true);
  for (let steps = 0; difat < sectors && steps < sectors; steps++) {
    const last = startOf(difat) + sectorBytes - 4;
    for (let at = startOf(difat); at < last; at += 4) fatSectors.push(view.getUint32(at, true));
    difat = view.getUint32(last, true);
  }
  const perSector = sectorBytes / 4;
  const next = (sector: number): number => {
    const fatSector = fatSectors[Math.floor(sector / perSector)] ?? endOfChain;
    if (fatSector >= sectors) return endOfChain;
    return view.getUint32(startOf(fatSector) + (sector % perSector) * 4, true);
  };
  const chain = (first: number): Buffer => {
    const parts: Uint8Array[] = [];
    for (let sector = first; sector < sectors && parts.length <= sectors; sector = next(sector)) {
      parts.push(bytes.subarray(startOf(sector), startOf(sector) + sectorBytes));
    }
    return Buffer.concat(parts);
  };

  const entries = directory(chain(view.getUint32(48, true)));
  const smallBelow = view.getUint32(56, true);
  // Small streams share one stream of 64-byte pieces, which the root entry points to.
  const pieces = chain(entries.get('Root Entry')?.first ?? endOfChain);
  const pieceFat = chain(view.getUint32(60, true));
  const smallChain = (first: number): Buffer => {
    const parts: Uint8Array[] = [];
    const count = Math.floor(pieceFat.length / 4);
    for (
      let piece = first;
      piece < count && parts.length <= count;
      piece = pieceFat.readUInt32LE(piece * 4)
    ) {
      parts.push(pieces.subarray(piece * 64, piece * 64 + 64));
    }
    return Buffer.concat(parts);
  };
  return {
    names: [...entries.keys()],
    read: (name) => {
      const entry = entries.get(name);
      if (!entry) return undefined;
      return (entry.size < smallBelow ? smallChain : chain)(entry.first).subarray(0, entry.size);
    },
  };
}

function directory(data: Buffer): Map<string, { first: number; size: number }> {
  const entries = new Map<string, { first: number; size: number }>();
  for (let at = 0; at + 128 <= data.length; at += 128) {
    const nameBytes = Math.min(data.readUInt16LE(at + 64), 64);
    if (nameBytes < 2) continue;
    const name = data.toString('utf16le', at, at + nameBytes - 2);
    entries.set(name, { first: data.readUInt32LE(at + 116), size: data.readUInt32LE(at + 120) });
  }
  return entries;
}
