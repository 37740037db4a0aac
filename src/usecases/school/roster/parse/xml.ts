import { refuse } from './refusal.ts';

export type XmlHandler = {
  /** An opening tag, without its namespace; one that closes itself is followed by `close`. */
  open: (name: string, attribute: (key: string) => string | undefined) => void;
  close?: (name: string) => void;
  text?: (text: string) => void;
};

/**
 * Walks XML from front to back and keeps nothing. No document types, hence no entities beyond
 * the five of XML and characters by number.
 */
export function walkXml(xml: string, { open, close, text }: XmlHandler): void {
  for (let at = 0; at < xml.length; ) {
    const start = xml.indexOf('<', at);
    if (start < 0) return;
    if (text && start > at) text(unescape(xml.slice(at, start)));
    const mark = xml[start + 1];
    if (mark === '!') {
      if (!xml.startsWith('<!--', start) && !xml.startsWith('<![CDATA[', start)) return refuse('unreadable');
      const isComment = xml.startsWith('<!--', start);
      const end = xml.indexOf(isComment ? '-->' : ']]>', start);
      if (end < 0) return;
      if (!isComment && text) text(xml.slice(start + 9, end));
      at = end + 3;
      continue;
    }
    const end = endOfTag(xml, start);
    if (end < 0) return;
    at = end + 1;
    if (mark === '?') continue;
    if (mark === '/') {
      close?.(local(xml.slice(start + 2, end)));
      continue;
    }
    const selfClosing = xml[end - 1] === '/';
    const inside = xml.slice(start + 1, selfClosing ? end - 1 : end);
    const blank = inside.search(/\s/);
    const name = local(blank < 0 ? inside : inside.slice(0, blank));
    open(name, (key) => attributeOf(inside, key));
    if (selfClosing) close?.(name);
  }
}

/** The > that ends a tag; one within quotes does not. */
function endOfTag(xml: string, start: number): number {
  let end = xml.indexOf('>', start);
  while (end >= 0) {
    const tag = xml.slice(start, end);
    if (!tag.includes('"') && !tag.includes("'")) return end;
    if (/^(?:[^"']|"[^"]*"|'[^']*')*$/.test(tag)) return end;
    end = xml.indexOf('>', end + 1);
  }
  return -1;
}

const forms = new Map<string, RegExp>();

function attributeOf(inside: string, key: string): string | undefined {
  const form = forms.get(key) ?? new RegExp(`\\s(?:\\w+:)?${key}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
  forms.set(key, form);
  const found = form.exec(inside);
  return found ? unescape(found[1] ?? found[2] ?? '') : undefined;
}

const local = (name: string) => name.slice(name.indexOf(':') + 1).trimEnd();

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescape(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{2,4}));/gi, (whole, hex, decimal, name) => {
    if (name) return named[name] ?? whole;
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
  });
}
