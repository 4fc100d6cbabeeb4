import { describe, expect, it } from 'vitest';
import { addMarkedPages, type Box, type MarkedPage } from '../fixtures/odd-papers/marked-pages.ts';
import { createRawPdf } from '../fixtures/odd-papers/raw-pdf.ts';
import { makePacket } from '../support/a-packet.ts';
import { countDifferentPixels, cropTop, openWithMupdf } from '../support/mupdf.ts';
import { readPdf } from '../support/read-pdf.ts';

/** Every rotation with and without a crop box, a user unit and a shifted origin. */
const PAGES = ([0, 90, 180, 270] as const).flatMap((rotate) =>
  [1, 2].flatMap((userUnit) =>
    [0, -100].flatMap((shift) =>
      [false, true].map((isCropped): MarkedPage => {
        const mediaBox: Box = [shift, shift, shift + 400, shift + 600];
        const cropBox: Box = [shift + 30, shift + 50, shift + 370, shift + 520];
        const label = `${rotate} u${userUnit} ${shift} ${isCropped ? 'cropped' : 'whole'}`;
        return { label, mediaBox, rotate, ...(userUnit > 1 && { userUnit }), ...(isCropped && { cropBox }) };
      }),
    ),
  ),
);

describe('a frame', () => {
  it('leaves every pixel of the evidence as it is, whatever the geometry, and reads upright below it', async () => {
    const raw = createRawPdf();
    const { tree } = addMarkedPages(raw, PAGES);
    const bytes = raw.finish(raw.put(`<< /Type /Catalog /Pages ${tree} 0 R >>`));
    const paper = { file: 'geometry.pdf', bytes };
    const [plain, framed] = [await makePacket([paper]), await makePacket([{ ...paper, frame: true }])];
    const [without, within] = [openWithMupdf(plain.bytes), openWithMupdf(framed.bytes)];
    const first = plain.written.report.exhibits[0]?.firstPage ?? 0;
    const { pages } = await readPdf(framed.bytes);
    PAGES.forEach(({ label }, index) => {
      const wanted = without.render(first + index - 1, 72);
      const found = within.render(first + index - 1, 72);
      expect(found.width, label).toBe(wanted.width);
      expect(found.height - wanted.height, label).toBeGreaterThanOrEqual(21);
      expect(found.height - wanted.height, label).toBeLessThanOrEqual(23);
      const height = wanted.height - 1;
      expect(countDifferentPixels(cropTop(wanted, height), cropTop(found, height)), label).toBe(0);
      const text = pages[first + index - 1]?.text.replaceAll(/\s+/g, ' ');
      expect(text, label).toContain(`Exhibit A · ${index + 1} of ${PAGES.length} · Page ${first + index} of`);
    });
    without.close();
    within.close();
  });
});
