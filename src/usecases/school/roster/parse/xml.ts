import { refuse } from './refusal.ts';

type XmlHandler = {
  /** An opening tag, without its namespace; one that closes itself is followed by `close`. */
  open: (name: string, attribute: (key: string) => string | undefined) => void;
  close?: (name: string) => void;
  text?: (text: string) => void;
};

/**
 * Walks XML from front to back and keeps nothing. No document types, hence no entities beyond
 * the five of XML and characters by number.
 */
export function walkXml(xml: string, handler: XmlHandler): void {
  let at = 0;
  while (at < xml.length) {
    const start = xml.indexOf('<', at);
    if (start < 0) return;
    if (start > at) handler.text?.(decoded(xml.slice(at, start)));
    at = xml[start + 1] === '!' ? skipRemark(xml, start, handler) : readTag(xml, start, handler);
  }
}

/** A comment or a stretch of plain text; a document type is refused. @returns where it ends */
function skipRemark(xml: string, start: number, { text }: XmlHandler): number {
  const isPlain = xml.startsWith('<![CDATA[', start);
  if (!isPlain && !xml.startsWith('<!--', start)) return refuse('unreadable');
  const end = xml.indexOf(isPlain ? ']]>' : '-->', start);
  if (end < 0) return xml.length;
  if (isPlain) text?.(xml.slice(start + '<![CDATA['.length, end));
  return end + 3;
}

/** A tag or an instruction. @returns where it ends */
function readTag(xml: string, start: number, { open, close }: XmlHandler): number {
  const end = endOfTag(xml, start);
  if (end < 0) return xml.length;
  if (xml[start + 1] === '/') close?.(local(xml.slice(start + 2, end)));
  else if (xml[start + 1] !== '?') {
    const closesItself = xml[end - 1] === '/';
    const inside = xml.slice(start + 1, closesItself ? end - 1 : end);
    const name = local(/^\S*/.exec(inside)?.[0] ?? '');
    open(name, (key) => attributeOf(inside, key));
    if (closesItself) close?.(name);
  }
  return end + 1;
}

/** The > that ends a tag; one within quotes does not. */
function endOfTag(xml: string, start: number): number {
  for (let at = start + 1; at < xml.length; at++) {
    const mark = xml[at];
    if (mark === '>') return at;
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
