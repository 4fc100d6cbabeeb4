import { PDFArray, PDFName, PDFNumber } from 'pdf-lib';
import type { PDFDict, PDFObject, PDFRawStream } from 'pdf-lib';
import { decodeStream } from '../source/decode-stream.ts';
import {
  decodeText,
  findArray,
  findDict,
  findName,
  findNumber,
  findText,
  readBox,
  type Box,
} from '../source/pdf-values.ts';
import type { OpenedPdf } from '../open-pdf.ts';

/** The value of a form field that its file gives no picture of: to be drawn by us, simply. */
export type FieldText = {
  readonly rect: Box;
  readonly text: string;
  /** Points; 0 lets the height of the field decide. */
  readonly fontSize: number;
  readonly isMultiline: boolean;
  readonly align: 'left' | 'center' | 'right';
  /** Counter-clockwise turn of the text within the rectangle, for pages that are shown turned: 0, 90, 180 or 270. */
  readonly rotate: number;
  /** Whether the field has an outline, which without a picture of the field nobody else draws. */
  readonly hasBorder: boolean;
};

const MULTILINE = 1 << 12;
const PASSWORD = 1 << 13;
const MAX_ANCESTORS = 32;

/** Whether the file asks viewers to draw all fields anew, because the pictures in it are not up to date. */
export function needsAppearances(pdf: OpenedPdf): boolean {
  const form = findDict(pdf.catalog, 'AcroForm');
  return form?.lookup(PDFName.of('NeedAppearances'))?.toString() === 'true';
}

/** Whether a field's picture holds text. A picture that is only a frame doesn't show the value. */
export function showsText(appearance: PDFRawStream): boolean {
  const content = decodeStream(appearance)?.bytes ?? new Uint8Array();
  return /(^|[\s)>\]])(Tj|TJ|'|")(\s|$)/.test(Buffer.from(content).toString('latin1'));
}

/** What a field says in words, or undefined when there is nothing to show. */
export function readFieldText(widget: PDFDict, pdf: OpenedPdf): FieldText | undefined {
  const rect = readBox(pdf.context, widget.get(PDFName.of('Rect')));
  const isButton = nameText(findInherited(widget, 'FT')) === 'Btn';
  const text = (isButton ? readButton(widget) : readValue(findInherited(widget, 'V'))) ?? '';
  const look = readLook(widget);
  if (!rect || (text.trim() === '' && !look.hasBorder)) return undefined;
  const flags = numberOf(findInherited(widget, 'Ff')) ?? 0;
  return {
    rect,
    text: (flags & PASSWORD) !== 0 ? '*'.repeat(text.length) : text,
    fontSize: readFontSize(widget, pdf),
    isMultiline: (flags & MULTILINE) !== 0,
    align: isButton ? 'center' : readAlignment(widget),
    ...look,
  };
}

/** What the field's appearance characteristics ask for (PDF 1.7, table 189). */
function readLook(widget: PDFDict): Pick<FieldText, 'rotate' | 'hasBorder'> {
  const look = findDict(widget, 'MK');
  if (!look) return { rotate: 0, hasBorder: false };
  const color = findArray(look, 'BC');
  return { rotate: ((findNumber(look, 'R') ?? 0) + 360) % 360, hasBorder: color !== undefined && color.size() > 0 };
}

function readFontSize(widget: PDFDict, pdf: OpenedPdf): number {
  const form = findDict(pdf.catalog, 'AcroForm');
  const style = decodeText(findInherited(widget, 'DA')) ?? (form && findText(form, 'DA')) ?? '';
  return Number(/(\d*\.?\d+)\s+Tf/.exec(style)?.[1] ?? 0);
}

function readAlignment(widget: PDFDict): FieldText['align'] {
  const quadding = numberOf(findInherited(widget, 'Q'));
  if (quadding === 1) return 'center';
  return quadding === 2 ? 'right' : 'left';
}

/** A text, or the chosen entries of a list. */
function readValue(value: PDFObject | undefined): string | undefined {
  if (!(value instanceof PDFArray)) return decodeText(value);
  const chosen = value.asArray().map((_, index) => decodeText(value.lookup(index)));
  return chosen.filter((entry) => entry !== undefined).join(', ');
}

/** A box that is ticked but has no picture of a tick. */
function readButton(widget: PDFDict): string | undefined {
  const state = findName(widget, 'AS') ?? nameText(findInherited(widget, 'V'));
  return state === undefined || state === 'Off' ? undefined : 'X';
}

/** A field's entry, its own or that of a field above it (PDF 1.7, 12.7.3.1). */
function findInherited(widget: PDFDict, key: string): PDFObject | undefined {
  let field: PDFDict | undefined = widget;
  for (let step = 0; field && step < MAX_ANCESTORS; step += 1) {
    const value = field.lookup(PDFName.of(key));
    if (value !== undefined) return value;
    field = findDict(field, 'Parent');
  }
  return undefined;
}

function nameText(value: PDFObject | undefined): string | undefined {
  return value instanceof PDFName ? value.decodeText() : undefined;
}

function numberOf(value: PDFObject | undefined): number | undefined {
  return value instanceof PDFNumber ? value.asNumber() : undefined;
}

/** How many fields a form has, counted only as far as needed to know whether there are any. */
export function hasFields(pdf: OpenedPdf): boolean {
  const form = findDict(pdf.catalog, 'AcroForm');
  return form !== undefined && (findArray(form, 'Fields')?.size() ?? 0) > 0;
}

/** Whether a signature field of the form is signed. */
export function isSigned(pdf: OpenedPdf): boolean {
  const form = findDict(pdf.catalog, 'AcroForm');
  return form !== undefined && ((findNumber(form, 'SigFlags') ?? 0) & 1) !== 0;
}
