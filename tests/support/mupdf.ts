import * as mupdf from 'mupdf';

/** Pixels of a page, three bytes each, row by row from the top. */
export type Picture = { readonly width: number; readonly height: number; readonly pixels: Uint8Array };

export type FoundText = {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

export type MupdfDocument = {
  readonly pageCount: number;
  /** Renders a page (0-based), annotations included, as viewers show it: turned, and cut to its crop box. */
  render(pageIndex: number, dpi?: number): Picture;
  text(pageIndex: number): string;
  /** Where a text stands on a page as shown, in points from its top left. */
  find(pageIndex: number, text: string): readonly FoundText[];
  close(): void;
};

/** Opens a PDF with MuPDF (WebAssembly, for tests only), which has no part in writing our files. */
export function openWithMupdf(pdf: Uint8Array): MupdfDocument {
  const doc = mupdf.Document.openDocument(Buffer.from(pdf), 'application/pdf');
  return {
    pageCount: doc.countPages(),
    render: (pageIndex, dpi = 72) => {
      const page = doc.loadPage(pageIndex);
      const matrix = mupdf.Matrix.scale(dpi / 72, dpi / 72);
      const pixmap = page.toPixmap(matrix, mupdf.ColorSpace.DeviceRGB, false, true);
      const picture = {
        width: pixmap.getWidth(),
        height: pixmap.getHeight(),
        pixels: new Uint8Array(pixmap.getPixels()),
      };
      pixmap.destroy();
      page.destroy();
      return picture;
    },
    text: (pageIndex) => {
      const page = doc.loadPage(pageIndex);
      const text = page.toStructuredText('preserve-whitespace').asText();
      page.destroy();
      return text;
    },
    find: (pageIndex, text) => {
      const page = doc.loadPage(pageIndex);
      const hits = page.search(text, undefined);
      page.destroy();
      return hits.map((quads) => {
        const [xs, ys] = [quads.flat().filter((_, at) => at % 2 === 0), quads.flat().filter((_, at) => at % 2 === 1)];
        return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
      });
    },
    close: () => doc.destroy(),
  };
}

/** The upper part of a picture, as high as told. */
export function cropTop(picture: Picture, height: number): Picture {
  return { ...picture, height, pixels: picture.pixels.subarray(0, picture.width * height * 3) };
}

/** How many pixels differ by more than `tolerance` in any channel; Infinity when the sizes differ. */
export function countDifferentPixels(a: Picture, b: Picture, tolerance = 0): number {
  if (a.width !== b.width || a.height !== b.height) return Number.POSITIVE_INFINITY;
  let count = 0;
  for (let at = 0; at < a.pixels.length; at += 3) {
    const differs = [0, 1, 2].some(
      (channel) => Math.abs((a.pixels[at + channel] ?? 0) - (b.pixels[at + channel] ?? 0)) > tolerance,
    );
    if (differs) count += 1;
  }
  return count;
}
