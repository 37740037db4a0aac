import { decodeEntities } from './entities.ts';

const block = /<\/?(?:p|div|br|li|ul|ol|tr|table|h[1-6]|blockquote|pre|hr|dl|dt|dd)\b[^>]*>/gi;
const hidden = /<(script|style)\b[\s\S]*?<\/\1\s*>|<!--[\s\S]*?-->/gi;

/** HTML as plain text: a paragraph is a line, tags are gone, names of characters are characters. */
export const htmlText = (html: string): string =>
  decodeEntities(
    html
      .replace(hidden, '')
      .replace(/[\r\n]+/g, ' ')
      .replace(block, '\n')
      .replace(/<\/?[a-z][^>]*>/gi, ''),
  );

export const looksLikeHtml = (text: string): boolean => /<\/?[a-z][^>]*>|&[a-z#\d]+;/i.test(text);

/** Pictures, sound and formulas cannot be taken over. */
export const hasMedia = (html: string): boolean =>
  /<(?:img|object|embed|audio|video|svg|math|iframe)\b|@@PLUGINFILE@@/i.test(html);
