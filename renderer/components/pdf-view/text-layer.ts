// Apart from the rest, because it brings all of pdf.js: it is loaded when the first page has been drawn.
import { TextLayer as PdfjsTextLayer } from 'pdfjs-dist';
import type { TextContent } from 'pdfjs-dist/types/src/display/api.js';

/** What pdf.js's text layer reads of a viewport; its type names the whole class. */
type TextViewport = {
  readonly scale: number;
  readonly rotation: number;
  readonly rawDims: Readonly<Record<'pageWidth' | 'pageHeight' | 'pageX' | 'pageY', number>>;
};

export const TextLayer = PdfjsTextLayer as unknown as new (options: {
  readonly textContentSource: ReadableStream<TextContent>;
  readonly container: HTMLElement;
  readonly viewport: TextViewport;
}) => Pick<PdfjsTextLayer, 'render' | 'cancel'>;
