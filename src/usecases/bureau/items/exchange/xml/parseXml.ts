import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { brokenXml, refuseFile } from '../parse/refusals.ts';
import { decodeEntities } from './entities.ts';

/** An element without its namespace; `line` is where it begins, from 1. */
export type XmlNode = {
  name: string;
  attributes: Record<string, string>;
  line: number;
  children: (XmlNode | string)[];
};

const cdata = '#cdata';
const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  removeNSPrefix: true,
  trimValues: false,
  parseTagValue: false,
  parseAttributeValue: false,
  cdataPropName: cdata,
  captureMetaData: true,
  // Decoded here: the parser counts every &lt; against a limit that a large bank would reach.
  processEntities: false,
});
const places = XMLParser.getMetaDataSymbol() as unknown as symbol;

type Raw = Record<string, unknown> & { ':@'?: Record<string, string> };

/**
 * The tree of an XML document.
 * @param file its name in a package, for the sentence when it is broken
 * @throws Unreadable for document types (and so entities) and for XML that breaks its rules
 */
export function parseXml(xml: string, file = ''): XmlNode {
  const prolog = /^\s*(?:<\?[\s\S]*?\?>\s*|<!--[\s\S]*?-->\s*)*/.exec(xml)?.[0].length ?? 0;
  if (/^<!/.test(xml.slice(prolog))) return refuseFile('doctype');
  const inFile = file && `文件 ${file} `;
  const valid = XMLValidator.validate(xml);
  if (valid !== true) throw brokenXml(`${inFile}第 ${valid.err.line} 行`);
  const lineOf = lineCounter(xml);
  const [root] = (parser.parse(xml) as Raw[]).flatMap((raw) => toNode(raw, lineOf));
  if (root === undefined || typeof root === 'string') throw brokenXml(`${inFile}第 1 行`);
  return root;
}

function toNode(raw: Raw, lineOf: (at: number) => number): (XmlNode | string)[] {
  if (typeof raw['#text'] === 'string') return [decodeEntities(raw['#text'])];
  if (Array.isArray(raw[cdata])) return (raw[cdata] as Raw[]).map((part) => String(part['#text']));
  const name = Object.keys(raw).find((key) => key !== ':@');
  if (name === undefined || name.startsWith('?')) return [];
  const place = (raw as Record<symbol, { startIndex?: number } | undefined>)[places];
  const attributes = Object.entries(raw[':@'] ?? {}).map(([key, value]) => [
    key,
    decodeEntities(String(value)),
  ]);
  return [
    {
      name,
      attributes: Object.fromEntries(attributes),
      line: lineOf(place?.startIndex ?? 0),
      children: (raw[name] as Raw[]).flatMap((child) => toNode(child, lineOf)),
    },
  ];
}

function lineCounter(text: string): (at: number) => number {
  const ends: number[] = [];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) ends.push(at);
  return (at) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] ?? 0) < at) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  };
}

/** The elements right below, by name. */
export const childrenOf = (node: XmlNode | undefined, name: string): XmlNode[] =>
  (node?.children ?? []).filter(
    (child): child is XmlNode => typeof child !== 'string' && child.name === name,
  );

export const childOf = (node: XmlNode | undefined, name: string): XmlNode | undefined =>
  childrenOf(node, name)[0];

/** Every element below, at any depth, that `wanted` says yes to. */
export function findAll(node: XmlNode, wanted: (each: XmlNode) => boolean): XmlNode[] {
  return node.children.flatMap((child) =>
    typeof child === 'string' ? [] : [...(wanted(child) ? [child] : []), ...findAll(child, wanted)],
  );
}

/** All text below, as it stands. */
export const rawText = (node: XmlNode | undefined): string =>
  (node?.children ?? [])
    .map((child) => (typeof child === 'string' ? child : rawText(child)))
    .join('');
