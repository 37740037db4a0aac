import { posix } from 'node:path';
import type { Zip } from '#usecases/school/roster/parse/zip';
import { refuseFile } from '../parse/refusals.ts';
import type { QuestionsRead } from '../parse/result.ts';
import { childOf, childrenOf, parseXml } from '../xml/parseXml.ts';
import { readQtiItem } from './readQtiItem.ts';

const manifestName = /(^|\/)imsmanifest\.xml$/;

/** Reads the items that the manifest of a QTI 3.0 content package names, in its order. */
export function readQtiPackage(zip: Zip): QuestionsRead {
  // Some tools pack the folder, not what is in it.
  const path = zip.names.filter((name) => manifestName.test(name)).toSorted(shorter)[0];
  const text = path && zip.text(path);
  if (!path || !text) return refuseFile('noManifest');
  const manifest = parseXml(withoutMark(text), path);
  const resources = childrenOf(childOf(manifest, 'resources'), 'resource');
  const types = resources.map(({ attributes }) => attributes.type ?? '');
  if (!types.some(isItem) && types.some((type) => /^imsqti_(item|test)_xmlv[12]/.test(type))) {
    return refuseFile('oldQti');
  }
  const read: QuestionsRead = { questions: [], problems: [], notes: [] };
  for (const { attributes, line } of resources.filter((_, i) => isItem(types[i] ?? ''))) {
    const href = posix.join(posix.dirname(path), attributes.href ?? '');
    const xml = zip.text(href);
    if (xml === undefined) {
      read.problems.push({
        place: `文件 ${path} 第 ${line} 行`,
        what: `清单里写的“${attributes.href ?? ''}”不在压缩包里。`,
        todo: '请重新导出整个题目包。',
      });
      continue;
    }
    const root = parseXml(withoutMark(xml), href);
    const item =
      root.name === 'qti-assessment-item' ? readQtiItem(root, href) : refuseFile('oldQti');
    read.questions.push(...item.questions);
    read.problems.push(...item.problems);
  }
  return read;
}

const shorter = (a: string, b: string): number => a.length - b.length;
const isItem = (type: string): boolean => type.startsWith('imsqti_item_xmlv3p0');
const withoutMark = (text: string): string => text.replace(/^\ufeff/, '');
