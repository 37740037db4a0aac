import { refuseFile } from '../parse/refusals.ts';

/** The text of a file: UTF-8 when every byte of it is, else GB18030; UTF-16 by its mark. */
export function decodeText(bytes: Uint8Array): string {
  const [a, b] = bytes;
  const wide = a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff && 'utf-16be';
  const text = wide ? decode(bytes, wide) : (decode(bytes, 'utf-8') ?? decode(bytes, 'gb18030'));
  if (text === undefined) return refuseFile('coding');
  // Control characters: a picture or a document under another name.
  return /[^\P{Cc}\t\n\v\f\r]/u.test(text) ? refuseFile('type') : text;
}

function decode(bytes: Uint8Array, coding: string): string | undefined {
  try {
    return new TextDecoder(coding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
