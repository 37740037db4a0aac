import { columnLimit } from '#domain/people/roster/limits';

/** What the reader of .xls leaves out of a sheet; cells as `row,column` from zero. */
type BiffSheet = {
  hidden: boolean;
  formulas: Set<string>;
  /** Number formats with a code of their own. */
  formats: Map<string, string>;
};

type BiffScan = { encrypted: boolean; sheets: BiffSheet[] };

/** Record numbers of MS-XLS 2.3. */
const records = {
  formula: 0x06,
  filePass: 0x2f,
  boundSheet: 0x85,
  mulRk: 0xbd,
  xf: 0xe0,
  number: 0x203,
  array: 0x221,
  rk: 0x27e,
  format: 0x41e,
};

/**
 * Walks the Workbook stream once for protection, hidden sheets, formulas and number formats.
 * @throws RangeError when the stream is cut off
 */
export function scanBiff(stream: Uint8Array): BiffScan {
  const data = Buffer.from(stream.buffer, stream.byteOffset, stream.byteLength);
  const u16 = (at: number) => data.readUInt16LE(at);
  const starts = new Map<number, BiffSheet>();
  const codes = new Map<number, string>();
  const formatOf: number[] = [];
  let sheet: BiffSheet | undefined;
  for (let at = 0; at + 4 <= data.length; ) {
    const [id, length, body] = [u16(at), u16(at + 2), at + 4];
    if (id === 0 && length === 0) break;
    sheet = starts.get(at) ?? sheet;
    const noteFormat = (column: number, style: number) => {
      const code = codes.get(formatOf[style] ?? 0);
      if (code) sheet?.formats.set(`${u16(body)},${column}`, code);
    };
    switch (id) {
      case records.filePass:
        return { encrypted: true, sheets: [] };
      case records.boundSheet:
        starts.set(data.readUInt32LE(body), {
          hidden: (data.readUInt8(body + 4) & 3) !== 0,
          formulas: new Set(),
          formats: new Map(),
        });
        break;
      case records.format:
        codes.set(u16(body), formatCode(data, body + 2));
        break;
      case records.xf:
        formatOf.push(u16(body + 2));
        break;
      case records.formula:
        sheet?.formulas.add(`${u16(body)},${u16(body + 2)}`);
        break;
      case records.array:
        addArea(
          sheet,
          u16(body),
          u16(body + 2),
          data.readUInt8(body + 4),
          data.readUInt8(body + 5),
        );
        break;
      case records.number:
      case records.rk:
        noteFormat(u16(body + 2), u16(body + 4));
        break;
      case records.mulRk:
        for (let i = 0; 4 + i * 6 + 6 <= length - 2; i++)
          noteFormat(u16(body + 2) + i, u16(body + 4 + i * 6));
        break;
    }
    at = body + length;
  }
  return { encrypted: false, sheets: [...starts.values()] };
}

/** An array formula fills a whole block. */
function addArea(
  sheet: BiffSheet | undefined,
  top: number,
  bottom: number,
  left: number,
  right: number,
): void {
  for (let row = top; row <= bottom; row++) {
    for (let column = left; column <= Math.min(right, columnLimit - 1); column++) {
      sheet?.formulas.add(`${row},${column}`);
    }
  }
}

/** A format code in single bytes; in other scripts it is never plain zeros. */
const formatCode = (data: Buffer, at: number): string =>
  data.readUInt8(at + 2) & 1 ? '' : data.toString('latin1', at + 3, at + 3 + data.readUInt16LE(at));
