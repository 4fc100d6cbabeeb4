import { convert } from 'html-to-text';

export const HTML_LIMITS = { nesting: 1_000, chars: 4_000_000 } as const;

/** Text with the addresses of its links beside them; pictures by what they say of themselves. */
export function htmlToPlain(html: string): string {
  if (isNestedTooDeep(html)) return html.replace(/<[^<>]*>/g, ' ');
  try {
    return convert(html, {
      wordwrap: false,
      limits: { maxInputLength: HTML_LIMITS.chars, maxDepth: 200, maxChildNodes: 20_000, ellipsis: '…' },
      selectors: [
        { selector: 'a', options: { hideLinkHrefIfSameAsText: true, linkBrackets: ['<', '>'], ignoreHref: false } },
        { selector: 'img', format: 'skip' },
        { selector: 'script', format: 'skip' },
        { selector: 'style', format: 'skip' },
        // A row is a line; its cells stay apart, or an id would grow together with its label.
        { selector: 'tr', format: 'block', options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
        ...['td', 'th'].map((selector) => ({ selector, format: 'inlineSurround', options: { suffix: ' ' } })),
        ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
      ],
    });
  } catch {
    return '';
  }
}

/** Elements that HTML ends by itself, or that have no end. */
const UNENDED = new Set([
  'p',
  'li',
  'br',
  'hr',
  'img',
  'meta',
  'link',
  'input',
  'col',
  'td',
  'th',
  'tr',
  'wbr',
  'base',
]);

/** No mail has so many elements in each other; the converter's time grows with their square. */
function isNestedTooDeep(html: string): boolean {
  let depth = 0;
  for (const [, slash, name = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)/gi)) {
    if (UNENDED.has(name.toLowerCase())) continue;
    depth = Math.max(0, depth + (slash === '' ? 1 : -1));
    if (depth > HTML_LIMITS.nesting) return true;
  }
  return false;
}
