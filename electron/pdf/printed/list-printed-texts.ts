import type { PageText, PageWord } from '../../../shared/domain/page-text.ts';
import type { OwnPage, TextItem } from '../own-pages/own-page.ts';
import { makePrintSheet, type PrintedFile } from './print-sheet.ts';

/** Lines of a page whose baselines are nearer than this are one. Points. */
const SAME_LINE = 2;
const ASCENT = 0.9;
const HEIGHT = 1.2;

/** The text of printed pages with the place of each word, as search and highlights need it; without the footers. */
export function listPrintedTexts({ pages }: PrintedFile): readonly PageText[] {
  return pages.flatMap((page, index): PageText[] => {
    const lines = listLines(page);
    const words = lines.flatMap((line) => line.flatMap((item) => listWords(item, page)));
    if (words.length === 0) return [];
    const text = lines.map((line) => line.map(({ run }) => run.text.trim()).join(' ')).join('\n');
    return [{ pageNumber: index + 1, source: 'layer', text, words }];
  });
}

function listLines(page: OwnPage): readonly (readonly TextItem[])[] {
  const footer = makePrintSheet().footerBaseline + 1;
  const items = page.items.filter((item): item is TextItem => item.kind === 'text' && item.y > footer);
  const sorted = items.toSorted((a, b) => b.y - a.y);
  const lines: TextItem[][] = [];
  for (const item of sorted) {
    const line = lines.at(-1);
    if (line?.[0] && line[0].y - item.y < SAME_LINE) line.push(item);
    else lines.push([item]);
  }
  return lines.map((line) => line.toSorted((a, b) => a.x - b.x));
}

function listWords(item: TextItem, { width, height }: OwnPage): readonly PageWord[] {
  const words: PageWord[] = [];
  let text = '';
  let start = item.x;
  let pen = item.x;
  const close = (): void => {
    if (text.trim() !== '') words.push({ text, area: makeArea(start, pen, item, { width, height }) });
    text = '';
  };
  for (const glyph of item.run.glyphs) {
    const isSpace = /^\s*$/.test(glyph.text) && glyph.text !== '';
    if (isSpace) close();
    else if (text === '') start = pen;
    if (!isSpace) text += glyph.text;
    pen += (glyph.advance * item.size) / 1000;
  }
  close();
  return words;
}

function makeArea(
  from: number,
  to: number,
  { y, size }: TextItem,
  page: { readonly width: number; readonly height: number },
): PageWord['area'] {
  const clip = (share: number): number => Math.min(1, Math.max(0, share));
  const left = clip(from / page.width);
  const top = clip((page.height - y - ASCENT * size) / page.height);
  return {
    left,
    top,
    width: Math.min(1 - left, Math.max(0, (to - from) / page.width)),
    height: Math.min(1 - top, (HEIGHT * size) / page.height),
  };
}
