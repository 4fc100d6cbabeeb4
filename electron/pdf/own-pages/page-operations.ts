import { PDFOperatorNames } from 'pdf-lib';
import type { ShapedGlyph, ShapedRun } from '../text/shaped-run.ts';
import type { EmbeddedFace } from './embed-face.ts';
import type { BoxItem, LineItem, PageItem, TextItem } from './own-page.ts';

/** A content-stream operator with its operands as they are written. */
export type Operation = readonly [operator: PDFOperatorNames, ...operands: string[]];

/** A face under the name that one page's resources give it, slash included. */
export type PageFont = { readonly key: string; readonly face: EmbeddedFace };

/** Writes one item of a page as content-stream operators (ISO 32000-2, 8 and 9). */
export function writeItem(item: PageItem, getFont: (faceId: string) => PageFont): readonly Operation[] {
  switch (item.kind) {
    case 'text':
      return writeTextItem(item, getFont);
    case 'line':
      return writeLineItem(item);
    case 'box':
      return writeBoxItem(item);
  }
}

function writeTextItem(item: TextItem, getFont: (faceId: string) => PageFont): readonly Operation[] {
  if (item.run.glyphs.length === 0) return [];
  const { key, face } = getFont(item.run.faceId);
  return [
    [PDFOperatorNames.BeginText],
    [PDFOperatorNames.NonStrokingColorRgb, ...item.color.map(formatNumber)],
    [PDFOperatorNames.MoveText, formatNumber(item.x), formatNumber(item.y)],
    [PDFOperatorNames.SetFontAndSize, key, formatNumber(item.size)],
    ...(item.thicken ? showThickened(item, face) : showRun(item.run, face, item.size)),
    [PDFOperatorNames.EndText],
  ];
}

/**
 * The marks that letters stand for already, to be drawn behind all text of a page: between the letters they would cut
 * words in pieces for readers of the text, which are to hear nothing here (ISO 32000-2, 14.9.4).
 */
export function writeMarks(item: PageItem, getFont: (faceId: string) => PageFont): readonly Operation[] {
  if (item.kind !== 'text' || !item.run.glyphs.some(isSilentMark)) return [];
  const { key, face } = getFont(item.run.faceId);
  return [
    [PDFOperatorNames.BeginMarkedContentSequence, '/Span', '<< /ActualText <FEFF> >>'],
    [PDFOperatorNames.BeginText],
    [PDFOperatorNames.NonStrokingColorRgb, ...item.color.map(formatNumber)],
    [PDFOperatorNames.MoveText, formatNumber(item.x), formatNumber(item.y)],
    [PDFOperatorNames.SetFontAndSize, key, formatNumber(item.size)],
    ...showRun(item.run, face, item.size, 'marks'),
    [PDFOperatorNames.EndText],
    [PDFOperatorNames.EndMarkedContent],
  ];
}

function isSilentMark(glyph: ShapedGlyph): boolean {
  return glyph.text === '' && glyph.advance === 0;
}

/** A bold stem is about this much wider than a regular one, in parts of the size. */
const EXTRA_STROKE = 0.032;

/** Fills the letters and strokes their outlines (text rendering mode 2: ISO 32000-2, 9.3.6). */
function showThickened({ run, size, color }: TextItem, face: EmbeddedFace): readonly Operation[] {
  return [
    [PDFOperatorNames.StrokingColorRgb, ...color.map(formatNumber)],
    [PDFOperatorNames.SetLineWidth, formatNumber(size * EXTRA_STROKE)],
    [PDFOperatorNames.SetTextRenderingMode, '2'],
    ...showRun(run, face, size),
    [PDFOperatorNames.SetTextRenderingMode, '0'],
  ];
}

/** Text that can be found and copied but not seen (text rendering mode 3: ISO 32000-2, 9.3.6), squeezed to a width. */
export type UnseenText = {
  readonly run: ShapedRun;
  readonly x: number;
  /** The baseline. */
  readonly y: number;
  readonly size: number;
  readonly width: number;
};

/** The caller saves and restores the graphics state around it. */
export function writeUnseenText(
  texts: readonly UnseenText[],
  getFont: (faceId: string) => PageFont,
): readonly Operation[] {
  const operations: Operation[] = [[PDFOperatorNames.SetTextRenderingMode, '3']];
  for (const { run, x, y, size, width } of texts) {
    const { key, face } = getFont(run.faceId);
    const natural = (run.width * size) / 1000;
    operations.push(
      [PDFOperatorNames.BeginText],
      [PDFOperatorNames.SetTextHorizontalScaling, formatNumber((width / natural) * 100)],
      [PDFOperatorNames.MoveText, formatNumber(x), formatNumber(y)],
      [PDFOperatorNames.SetFontAndSize, key, formatNumber(size)],
      ...showRun(run, face, size),
      [PDFOperatorNames.EndText],
    );
  }
  return operations;
}

function writeLineItem(item: LineItem): readonly Operation[] {
  return [
    [PDFOperatorNames.StrokingColorRgb, ...item.color.map(formatNumber)],
    [PDFOperatorNames.SetLineWidth, formatNumber(item.thickness)],
    [PDFOperatorNames.MoveTo, ...item.from.map(formatNumber)],
    [PDFOperatorNames.LineTo, ...item.to.map(formatNumber)],
    [PDFOperatorNames.StrokePath],
  ];
}

function writeBoxItem({ rect: [left, bottom, right, top], fill }: BoxItem): readonly Operation[] {
  return [
    [PDFOperatorNames.NonStrokingColorRgb, ...fill.map(formatNumber)],
    [PDFOperatorNames.AppendRectangle, ...[left, bottom, right - left, top - bottom].map(formatNumber)],
    [PDFOperatorNames.FillNonZero],
  ];
}

/** Shows glyphs with the shaper's kerning and mark positions: `TJ` moves the pen sideways, `Ts` up and down. */
function showRun(
  run: ShapedRun,
  face: EmbeddedFace,
  size: number,
  part: 'letters' | 'marks' = 'letters',
): readonly Operation[] {
  const operations: Operation[] = [];
  let parts: string[] = [];
  let codes = '';
  let pen = 0; // where the shaper wants to be
  let reached = 0; // where the glyphs shown so far leave the reader
  let rise = 0;
  const endCodes = (): void => {
    if (codes !== '') parts.push(`<${codes}>`);
    codes = '';
  };
  const show = (): void => {
    endCodes();
    if (parts.length > 0) operations.push([PDFOperatorNames.ShowTextAdjusted, `[${parts.join(' ')}]`]);
    parts = [];
  };
  const setRise = (dy: number): void => {
    if (dy === rise) return;
    show();
    operations.push([PDFOperatorNames.SetTextRise, formatNumber((dy * size) / 1000)]);
    rise = dy;
  };
  const place = (glyph: ShapedGlyph, at: number): void => {
    setRise(glyph.dy);
    const gap = at + glyph.dx - reached;
    if (Math.abs(gap) > 0.05) {
      endCodes();
      parts.push(formatNumber(-gap));
      reached += gap;
    }
    codes += face.encode(glyph);
    reached += face.naturalWidth(glyph);
  };
  for (const glyph of run.glyphs) {
    if (isSilentMark(glyph) === (part === 'marks')) place(glyph, pen);
    pen += glyph.advance;
  }
  show();
  setRise(0);
  return operations;
}

/** One line of a content stream. */
export function formatOperation([operator, ...operands]: Operation): string {
  return [...operands, operator].join(' ');
}

/** A number as PDF writes it: no exponent, at most three decimals. */
export function formatNumber(value: number): string {
  const rounded = Math.round(value * 1000) / 1000;
  return Object.is(rounded, -0) ? '0' : String(rounded);
}
