/**
 * Objects of a PDF as plain data, for reading a packet back. This folder reads on its own, without pdf-lib, through the
 * file's cross-reference: what the writer got wrong must not be hidden by the library that it was written with.
 */
export type PdfValue = null | boolean | number | PdfName | PdfText | PdfRef | PdfStream | PdfDict | readonly PdfValue[];

export type PdfName = { readonly kind: 'name'; readonly name: string };
export type PdfText = { readonly kind: 'text'; readonly bytes: Buffer };
export type PdfRef = { readonly kind: 'ref'; readonly number: number };
export type PdfDict = { readonly kind: 'dict'; readonly entries: ReadonlyMap<string, PdfValue> };
export type PdfStream = {
  readonly kind: 'stream';
  readonly dict: PdfDict;
  /** Where its data begin in the file. */
  readonly start: number;
};
/** A word of a content stream that is no object. */
export type PdfOperator = { readonly kind: 'operator'; readonly name: string };

/** Whether a value is of one of the kinds that carry a name of theirs. */
export function isKind<Kind extends 'name' | 'text' | 'ref' | 'stream' | 'dict'>(
  value: PdfValue | undefined,
  kind: Kind,
): value is Extract<PdfValue, { readonly kind: Kind }> {
  return typeof value === 'object' && value !== null && (value as { readonly kind?: string }).kind === kind;
}

export function isArray(value: PdfValue | undefined): value is readonly PdfValue[] {
  return Array.isArray(value);
}

/** A text string: UTF-16 with its mark, else read as Latin-1, which is all that PDFDocEncoding is used for here. */
export function decodePdfText({ bytes }: PdfText): string {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return Buffer.from(bytes.subarray(2)).swap16().toString('utf16le');
  return bytes.toString('latin1');
}
