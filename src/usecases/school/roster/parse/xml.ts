import { refuse } from './refusal.ts';

type XmlHandler = {
  /** An opening tag, without its namespace; one that closes itself is followed by `close`. */
  open: (name: string, attribute: (key: string) => string | undefined) => void;
  close?: (name: string) => void;
  text?: (text: string) => void;
};

/**
 * Walks XML from front to back and keeps nothing; it may come in pieces. No document types, hence
 * no entities beyond the five of XML and characters by number.
 */
export function walkXml(xml: string | Iterable<string>, handler: XmlHandler): void {
  let rest = '';
  for (const piece of typeof xml === 'string' ? [xml] : xml) {
    rest += piece;
    rest = rest.slice(walkPiece(rest, handler));
  }
}

/** @returns where the first tag begins that does not end in this piece */
function walkPiece(xml: string, handler: XmlHandler): number {
  let at = 0;
  for (;;) {
    const start = xml.indexOf('<', at);
    if (start < 0) return at;
    const isRemark = xml[start + 1] === '!';
    const end = isRemark ? endOfRemark(xml, start) : endOfTag(xml, start);
    if (end < 0) return at;
    if (start > at) handler.text?.(decoded(xml.slice(at, start)));
    if (isRemark) readRemark(xml, start, end, handler);
    else readTag(xml, start, end, handler);
    at = end;
  }
}

const plainText = '<![CDATA[';
const comment = '<!--';

/** A comment or a stretch of plain text; a document type is refused. @returns below 0: not yet */
function endOfRemark(xml: string, start: number): number {
  const isPlain = xml.startsWith(plainText, start);
  if (!isPlain && !xml.startsWith(comment, start)) {
    const begun = xml.slice(start, start + plainText.length);
    if (plainText.startsWith(begun) || comment.startsWith(begun)) return -1;
    return refuse('unreadable');
  }
  const mark = isPlain ? ']]>' : '-->';
  const end = xml.indexOf(mark, start);
  return end < 0 ? -1 : end + mark.length;
}

function readRemark(xml: string, start: number, end: number, { text }: XmlHandler): void {
  if (xml.startsWith(plainText, start)) text?.(xml.slice(start + plainText.length, end - 3));
}

/** A tag or an instruction. */
function readTag(xml: string, start: number, end: number, { open, close }: XmlHandler): void {
  const last = end - 1;
  if (xml[start + 1] === '/') close?.(local(xml.slice(start + 2, last)));
  else if (xml[start + 1] !== '?') {
    const closesItself = xml[last - 1] === '/';
    const inside = xml.slice(start + 1, closesItself ? last - 1 : last);
    const name = local(/^\S*/.exec(inside)?.[0] ?? '');
    open(name, (key) => attributeOf(inside, key));
    if (closesItself) close?.(name);
  }
}

/** Behind the > that ends a tag; one within quotes does not. Below 0: not yet. */
function endOfTag(xml: string, start: number): number {
  for (let at = start + 1; at < xml.length; at++) {
    const mark = xml[at];
    if (mark === '>') return at + 1;
    if (mark !== '"' && mark !== "'") continue;
    at = xml.indexOf(mark, at + 1);
    if (at < 0) return -1;
  }
  return -1;
}

const forms = new Map<string, RegExp>();

function attributeOf(inside: string, key: string): string | undefined {
  const form = forms.get(key) ?? new RegExp(`\\s(?:\\w+:)?${key}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
  forms.set(key, form);
  const found = form.exec(inside);
  return found ? decoded(found[1] ?? found[2] ?? '') : undefined;
}

const local = (name: string) => name.slice(name.indexOf(':') + 1).trimEnd();

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decoded(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{2,4}));/gi,
    (whole, hex, decimal, name) => {
      if (name) return named[name] ?? whole;
      const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
    },
  );
}
