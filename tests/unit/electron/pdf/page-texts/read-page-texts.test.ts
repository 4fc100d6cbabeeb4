import { readFileSync } from 'node:fs';
import { degrees, PDFDocument, StandardFonts } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { readPageTexts } from '../../../../../electron/pdf/page-texts/read-page-texts.ts';

const IN_TIME = { budgetMs: 20_000 };

async function aPdf(draw: (pdf: PDFDocument) => Promise<void> | void): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  await draw(pdf);
  return pdf.save();
}

describe('readPageTexts', () => {
  it('reads lines in the order in which they are drawn, with places on the cropped page', async () => {
    const bytes = await aPdf(async (pdf) => {
      const font = await pdf.embedFont(StandardFonts.Helvetica);
      const page = pdf.addPage([400, 400]);
      page.drawText('First line', { x: 100, y: 300, size: 10, font });
      page.drawText('Second line', { x: 100, y: 280, size: 10, font });
      page.drawText('Outside', { x: 10, y: 10, size: 10, font });
      page.setCropBox(100, 200, 200, 200);
    });
    const [page] = await readPageTexts(bytes, IN_TIME);
    expect(page).toMatchObject({ pageNumber: 1, source: 'layer', text: 'First line\nSecond line' });
    expect(page!.words.map((word) => word.text)).toEqual(['First', 'line', 'Second', 'line']);
    expect(page!.words[0]!.area.left).toBe(0);
    expect(page!.words[0]!.area.top).toBeCloseTo(0.46, 2);
  });

  it('places words on a turned page as it is shown', async () => {
    const bytes = await aPdf(async (pdf) => {
      const font = await pdf.embedFont(StandardFonts.Helvetica);
      const page = pdf.addPage([200, 400]);
      page.setRotation(degrees(180));
      page.drawText('Corner', { x: 0, y: 390, size: 10, font });
    });
    const [page] = await readPageTexts(bytes, IN_TIME);
    const { area } = page!.words[0]!;
    expect(area.left + area.width).toBeCloseTo(1, 2);
    expect(area.top).toBeGreaterThan(0.95);
  });

  it('leaves out pages without text, and pages that the time does not reach', async () => {
    const bytes = await aPdf(async (pdf) => {
      const font = await pdf.embedFont(StandardFonts.Helvetica);
      pdf.addPage();
      pdf.addPage().drawText('Here', { font });
    });
    expect((await readPageTexts(bytes, IN_TIME)).map((page) => page.pageNumber)).toEqual([2]);
    expect(await readPageTexts(bytes, { budgetMs: -1 })).toEqual([]);
  });

  it('gives nothing for what is no PDF, is cut off, or holds nonsense', async () => {
    const whole = readFileSync(
      new URL('../../../../../resources/sample-case/evidence/veldrane-invoice-VWS-1043.pdf', import.meta.url),
    );
    expect(await readPageTexts(new Uint8Array(), IN_TIME)).toEqual([]);
    expect(await readPageTexts(Buffer.from('%PDF-1.7\nnothing'), IN_TIME)).toEqual([]);
    expect(await readPageTexts(whole.subarray(0, 400), IN_TIME)).toEqual([]);
    const words = (await readPageTexts(whole, IN_TIME)).flatMap((page) => page.words);
    expect(words.length).toBeGreaterThan(150);
    expect(
      words.every(
        ({ area }) =>
          area.left >= 0 && area.top >= 0 && area.left + area.width <= 1.0001 && area.top + area.height <= 1.0001,
      ),
    ).toBe(true);
  });
});
