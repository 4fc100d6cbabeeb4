import { PDFDict, PDFName, PDFNumber, PDFRawStream, PDFRef } from 'pdf-lib';
import type { PDFContext, PDFObject } from 'pdf-lib';
import type { OpenedPdf } from '../open-pdf.ts';
import {
  formatNumbers,
  findArray,
  findName,
  findNumber,
  readBox,
  type Box,
  type Matrix,
} from '../source/pdf-values.ts';
import type { SourcePage } from '../source/walk-pages.ts';
import { findAppearance, findBorder, placeAppearance } from './appearance.ts';
import type { ObjectCopier } from './copy-objects.ts';
import type { DestinationResolver } from './destinations.ts';
import { needsAppearances, readFieldText, showsText, type FieldText } from './form-field.ts';

/** A form field's picture, to be painted into the page. */
export type FieldLook = { readonly form: PDFObject; readonly matrix: Matrix };

export type ImportedAnnotations = {
  /** Cleaned annotations, registered in the target. */
  readonly refs: readonly PDFRef[];
  readonly fieldLooks: readonly FieldLook[];
  readonly fieldTexts: readonly FieldText[];
};

export type AnnotationSurroundings = {
  readonly pdf: OpenedPdf;
  readonly target: PDFContext;
  readonly copier: ObjectCopier;
  readonly destinations: DestinationResolver;
  /** The copy of a page of the same document, by its page number; undefined when the page isn't wanted. */
  readonly findPage: (pageNumber: number) => PDFRef | undefined;
};

/** Annotation flags (PDF 1.7, table 165). */
const FLAG = { hidden: 2, print: 4, noView: 32, readOnly: 64, locked: 128 } as const;

/** Kinds that only mark and comment: they stay what they are. */
const MARKS = new Set([
  ...['Text', 'FreeText', 'Line', 'Square', 'Circle', 'Polygon', 'PolyLine', 'Highlight', 'Underline', 'Squiggly'],
  ...['StrikeOut', 'Caret', 'Ink', 'Stamp'],
]);

/** What such a mark may keep: how it looks and what it says. */
const MARK_KEYS = [
  ...[
    'Subtype',
    'Rect',
    'Contents',
    'F',
    'AS',
    'Border',
    'BS',
    'BE',
    'C',
    'IC',
    'CA',
    'ca',
    'BM',
    'QuadPoints',
    'Vertices',
  ],
  ...[
    'L',
    'LE',
    'LL',
    'LLE',
    'LLO',
    'InkList',
    'Name',
    'RD',
    'DA',
    'Q',
    'CL',
    'IT',
    'Cap',
    'CP',
    'CO',
    'T',
    'Subj',
    'Sy',
  ],
  ...['OC', 'Lang'],
].map((key) => PDFName.of(key));

const LINK_KEYS = ['Subtype', 'Rect', 'QuadPoints', 'Border', 'BS', 'C', 'H', 'Contents'].map((key) => PDFName.of(key));

/** Kinds that never show anything of their own on the page. */
const SHAPELESS = new Set(['Popup', 'TrapNet', 'PrinterMark']);

/**
 * What the annotations of a page become in the packet: form fields are handed back to be painted into the page, links
 * stay alive within the document, comments and marks stay; everything else that shows keeps its look and nothing more.
 */
export function importAnnotations(page: SourcePage, around: AnnotationSurroundings): ImportedAnnotations {
  const shown = listAnnotations(page).filter((annotation) => !isHidden(annotation));
  const fields = shown.filter((annotation) => isWidget(annotation) && !hasFlag(annotation, FLAG.noView));
  // A field that stands on top of a mark would vanish under it as a part of the page.
  const onTop = new Set(fields.filter((field) => coversMark(field, shown)));
  const painted = fields.filter((field) => !onTop.has(field));
  const looks = painted.map((field) => findFieldLook(field, around));
  const texts = painted.map((field, index) => findFieldText(field, looks[index]?.appearance, around));
  const others = shown
    .filter((annotation) => !isWidget(annotation) || onTop.has(annotation))
    .map((annotation) => importOther(annotation, findName(annotation, 'Subtype') ?? '', around));
  return {
    refs: others.filter((kept) => kept !== undefined).map((kept) => around.target.register(kept)),
    fieldLooks: looks.filter((look) => look !== undefined),
    fieldTexts: texts.filter((text) => text !== undefined),
  };
}

function coversMark(field: PDFDict, shown: readonly PDFDict[]): boolean {
  const rect = readRect(field);
  if (!rect || !findAppearance(field)) return false;
  return shown.slice(0, shown.indexOf(field)).some((other) => {
    const below = isWidget(other) || findName(other, 'Subtype') === 'Link' ? undefined : readRect(other);
    return below && below[0] < rect[2] && below[2] > rect[0] && below[1] < rect[3] && below[3] > rect[1];
  });
}

function readRect(annotation: PDFDict): Box | undefined {
  return readBox(annotation.context, annotation.get(PDFName.of('Rect')));
}

function listAnnotations(page: SourcePage): readonly PDFDict[] {
  const annotations = findArray(page.dict, 'Annots');
  return (annotations?.asArray() ?? [])
    .map((_, index) => annotations?.lookup(index))
    .filter((annotation) => annotation instanceof PDFDict);
}

function isWidget(annotation: PDFDict): boolean {
  return findName(annotation, 'Subtype') === 'Widget';
}

function hasFlag(annotation: PDFDict, flag: number): boolean {
  return ((findNumber(annotation, 'F') ?? 0) & flag) !== 0;
}

function isHidden(annotation: PDFDict): boolean {
  return hasFlag(annotation, FLAG.hidden);
}

function importOther(annotation: PDFDict, kind: string, around: AnnotationSurroundings): PDFDict | undefined {
  if (SHAPELESS.has(kind)) return undefined;
  if (kind === 'Link') return importLink(annotation, around);
  if (MARKS.has(kind)) {
    const mark = copyKeys(annotation, MARK_KEYS, around);
    const appearance = findAppearance(annotation);
    if (appearance) {
      mark.set(PDFName.of('AP'), around.target.obj({ N: around.copier.copy(appearance) }));
      mark.delete(PDFName.of('AS'));
    }
    return mark;
  }
  return keepLook(annotation, around);
}

/** A link to a page that is in the packet stays; of another one only its visible frame does. */
function importLink(link: PDFDict, around: AnnotationSurroundings): PDFDict | undefined {
  const destination = around.destinations.resolve(link);
  const target = destination && around.findPage(destination.pageNumber);
  if (!destination || !target) return drawLinkFrame(link, around);
  const copy = copyKeys(link, LINK_KEYS, around);
  const border = findBorder(link);
  if (!border) copy.set(PDFName.of('Border'), around.target.obj([0, 0, 0]));
  copy.set(PDFName.of('F'), PDFNumber.of(FLAG.print));
  copy.set(
    PDFName.of('Dest'),
    around.target.obj([target, ...destination.view.map((part) => around.copier.copy(part))]),
  );
  return copy;
}

function drawLinkFrame(link: PDFDict, around: AnnotationSurroundings): PDFDict | undefined {
  const rect = readRect(link);
  const border = findBorder(link);
  if (!rect || !border) return undefined;
  const [width, height] = [rect[2] - rect[0], rect[3] - rect[1]];
  const operator = { 1: 'G', 3: 'RG', 4: 'K' }[border.color.length];
  const half = border.width / 2;
  const box = [half, half, Math.max(0, width - border.width), Math.max(0, height - border.width)];
  const color = operator ? `${formatNumbers(border.color)} ${operator} ` : '';
  const content = `${color}${formatNumbers([border.width])} w ${formatNumbers(box)} re S`;
  const appearance = around.target.stream(content, {
    Type: 'XObject',
    Subtype: 'Form',
    BBox: [0, 0, width, height],
  });
  return makeStamp(link, rect, around.target.register(appearance), around.target);
}

/** An annotation of a kind that can't stay (attached files, sound, film, 3D, redaction marks), as a picture of itself. */
function keepLook(annotation: PDFDict, around: AnnotationSurroundings): PDFDict | undefined {
  const rect = readRect(annotation);
  const appearance = findAppearance(annotation);
  return rect && appearance ? makeStamp(annotation, rect, around.copier.copy(appearance), around.target) : undefined;
}

/** Printed when the original is: the frames that LaTeX draws around links are for the screen only. */
function makeStamp(original: PDFDict, rect: Box, appearance: PDFObject, target: PDFContext): PDFDict {
  const print = hasFlag(original, FLAG.print) ? FLAG.print : 0;
  return target.obj({
    Type: 'Annot',
    Subtype: 'Stamp',
    Rect: [...rect],
    F: print | FLAG.readOnly | FLAG.locked,
    AP: { N: appearance },
  });
}

function copyKeys(from: PDFDict, keys: readonly PDFName[], around: AnnotationSurroundings): PDFDict {
  const copy = around.target.obj({ Type: 'Annot' });
  for (const key of keys) {
    const value = from.get(key);
    if (value) copy.set(key, around.copier.copy(value));
  }
  return copy;
}

function findFieldLook(
  widget: PDFDict,
  around: AnnotationSurroundings,
): (FieldLook & { readonly appearance: PDFRawStream }) | undefined {
  const rect = readRect(widget);
  const found = findAppearance(widget);
  const appearance = around.pdf.context.lookup(found);
  if (!rect || !found || !(appearance instanceof PDFRawStream)) return undefined;
  const matrix = placeAppearance(appearance, rect);
  if (!matrix) return undefined;
  const copy = around.copier.copy(found);
  const form = copy instanceof PDFRef ? around.target.lookup(copy) : copy;
  if (form instanceof PDFRawStream) {
    // Some producers leave these out, and a form can be painted only with them.
    form.dict.set(PDFName.of('Type'), PDFName.of('XObject'));
    form.dict.set(PDFName.of('Subtype'), PDFName.of('Form'));
  }
  return { form: copy, matrix, appearance };
}

function findFieldText(
  widget: PDFDict,
  appearance: PDFRawStream | undefined,
  around: AnnotationSurroundings,
): FieldText | undefined {
  const isStale = appearance && needsAppearances(around.pdf) && !showsText(appearance);
  const isButton = findName(widget, 'FT') === 'Btn';
  return appearance && (!isStale || isButton) ? undefined : readFieldText(widget, around.pdf);
}

/** For findings: whether a page carries comments that a reader of the packet will see. */
export function hasComments(page: SourcePage): boolean {
  return listAnnotations(page).some(
    (annotation) => !isHidden(annotation) && MARKS.has(findName(annotation, 'Subtype') ?? ''),
  );
}
