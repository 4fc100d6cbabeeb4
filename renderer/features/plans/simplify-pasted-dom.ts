const DROPPED =
  'script, style, link, meta, title, template, noscript, iframe, object, embed, svg, math, img, video, audio, canvas, input, select, textarea, button';

/**
 * Pasted HTML with its inline styles renamed to `data-style` and its style sheets gone. Our page's policy refuses inline styles, so that
 * an element's `style` would read as empty: bold text of Google Docs and Word's lists are known by nothing else.
 */
export function shelveInlineStyles(html: string): string {
  return html
    .replace(/<style[\s\S]*?<\/style\s*>/gi, '')
    .replace(/<[a-z][^<>]*>/gi, (tag) => tag.replace(/\sstyle(\s*=)/gi, ' data-style$1'));
}

/**
 * Brings pasted HTML to what the editor's schema can read without loss of words: table rows become paragraphs with ` | `
 * between the cells (cells would run together), nested lists become flat, several paragraphs in one bullet become line
 * breaks, and the list paragraphs of Word become lists.
 * @param root parsed in a document of its own, where nothing loads or runs; changed in place
 */
export function simplifyPastedDom(root: ParentNode): void {
  for (const element of root.querySelectorAll(DROPPED)) element.remove();
  readBold(root);
  for (const table of [...root.querySelectorAll('table')].reverse()) flattenTable(table);
  listWordParagraphs(root);
  flattenLists(root);
  for (const item of root.querySelectorAll('li')) joinParagraphs(item);
}

const BOLD_STYLE = /font-weight:\s*(?:bold|bolder|[6-9]\d\d)\b/i;
const NORMAL_STYLE = /font-weight:\s*(?:normal|[1-4]\d\d)\b/i;

/** Bold that is said by a style alone becomes an element; `<b>` that says it is none (Google Docs wraps everything in one) goes. */
function readBold(root: ParentNode): void {
  for (const element of root.querySelectorAll<HTMLElement>('[data-style]')) {
    const style = element.dataset['style'] ?? '';
    if (/^(?:B|STRONG)$/.test(element.tagName) && NORMAL_STYLE.test(style)) {
      element.replaceWith(...element.childNodes);
    } else if (/^(?:SPAN|FONT|A|EM|I|U)$/.test(element.tagName) && BOLD_STYLE.test(style)) {
      const strong = element.ownerDocument.createElement('strong');
      strong.append(...element.childNodes);
      element.append(strong);
    }
  }
}

function flattenTable(table: HTMLTableElement): void {
  const rows = [...table.rows].map((row) => {
    const paragraph = table.ownerDocument.createElement('p');
    const cells = [...row.cells].map((cell) => (cell.textContent ?? '').replace(/\s+/g, ' ').trim());
    paragraph.textContent = cells.filter((cell) => cell !== '').join(' | ');
    return paragraph;
  });
  table.replaceWith(...rows.filter((row) => row.textContent !== ''));
}

/** Word writes list items as paragraphs of a class, with the bullet as text that is marked to be ignored. */
function listWordParagraphs(root: ParentNode): void {
  for (const paragraph of root.querySelectorAll('p[class*="MsoListParagraph"]')) {
    for (const span of paragraph.querySelectorAll('span[data-style*="mso-list"]')) {
      if (/mso-list:\s*ignore/i.test(span.getAttribute('data-style') ?? '')) span.remove();
    }
    const item = paragraph.ownerDocument.createElement('li');
    item.append(...paragraph.childNodes);
    const previous = paragraph.previousElementSibling;
    if (previous?.tagName === 'UL' && previous.hasAttribute('data-word-list')) {
      previous.append(item);
      paragraph.remove();
    } else {
      const list = paragraph.ownerDocument.createElement('ul');
      list.setAttribute('data-word-list', '');
      list.append(item);
      paragraph.replaceWith(list);
    }
  }
}

/** Items of a list inside a list follow the item that held them. */
function flattenLists(root: ParentNode): void {
  const inner = 'li > ul, li > ol, li > div > ul, li > div > ol, ul > ul, ul > ol, ol > ul, ol > ol';
  for (const list of [...root.querySelectorAll(inner)].reverse()) {
    const host = list.closest('li');
    if (host) host.after(...list.children);
    else list.before(...list.children);
    list.remove();
  }
}

function joinParagraphs(item: HTMLLIElement): void {
  for (const block of item.querySelectorAll('p, div, h1, h2, h3, h4, h5, h6, blockquote, pre')) {
    const followsText = (block.previousSibling?.textContent ?? '').trim() !== '';
    if (followsText) block.before(item.ownerDocument.createElement('br'));
    block.replaceWith(...block.childNodes);
  }
}
