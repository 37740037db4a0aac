import { Marked, type MarkedExtension, type Token } from 'marked';

/** Raise when the HTML below changes, so that cached lessons are rendered anew. */
export const rendererVersion = 3;

const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

/** Only the web, this site, and a phone: never `javascript:`. */
const safeHref = (href: string): boolean => /^(https:\/\/|tel:|\/(?!\/)|#)/.test(href);

export type HtmlOptions = {
  /** Ids of the sources, in the order of their numbers. */
  sources: string[];
  /** Page on which the source list stands; empty for this page. */
  sourcesAt?: string;
};

/** Renders an author's Markdown; raw HTML and pictures are dropped, `[^id]` becomes a number. */
export function renderHtml(tokens: Token[], options: HtmlOptions): string {
  return new Marked(extension(options)).parser(tokens);
}

export function lexHtml(markdown: string): Token[] {
  return new Marked(extension({ sources: [] })).lexer(markdown);
}

function extension({ sources, sourcesAt = '' }: HtmlOptions): MarkedExtension {
  return {
    extensions: [
      {
        name: 'sourceRef',
        level: 'inline',
        start: (text) => text.indexOf('[^'),
        tokenizer(text) {
          const [raw, id] = /^\[\^([^\]\s]+)\]/.exec(text) ?? [];
          return raw ? { type: 'sourceRef', raw, id } : undefined;
        },
        renderer(token) {
          const number = sources.indexOf(token.id) + 1;
          if (number === 0) return '';
          const href = `${sourcesAt}#source-${escapeHtml(token.id)}`;
          return `<sup class="source-ref"><a href="${href}" aria-label="来源 ${number}">${number}</a></sup>`;
        },
      },
    ],
    renderer: {
      html: () => '',
      image: ({ text }) => escapeHtml(text),
      heading({ tokens, depth }) {
        // The page has its own first heading.
        const level = Math.max(2, depth);
        return `<h${level}>${this.parser.parseInline(tokens)}</h${level}>\n`;
      },
      link({ href, tokens }) {
        const label = this.parser.parseInline(tokens);
        return safeHref(href) ? `<a href="${escapeHtml(href)}">${label}</a>` : label;
      },
      checkbox: ({ checked }) => (checked ? '☑ ' : '☐ '),
      table(token) {
        const cells = (row: typeof token.header, tag: string) =>
          `<tr>${row.map((cell) => `<${tag}>${this.parser.parseInline(cell.tokens)}</${tag}>`).join('')}</tr>`;
        const rows = token.rows.map((row) => cells(row, 'td')).join('\n');
        const head = cells(token.header, 'th scope="col"').replaceAll('</th scope="col">', '</th>');
        return `<div class="table-scroll" role="group" aria-label="表格" tabindex="0"><table>\n<thead>${head}</thead>\n<tbody>${rows}</tbody>\n</table></div>\n`;
      },
    },
  };
}
