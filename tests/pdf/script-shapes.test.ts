import { readFileSync } from 'node:fs';
import { chromium, type Browser } from '@playwright/test';
import { PDFDocument } from 'pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPageArtist } from '../../electron/pdf/own-pages/page-artist.ts';
import { layoutParagraph } from '../../electron/pdf/text/layout-paragraph.ts';
import { chooseBrowser } from '../e2e/browser.ts';
import { openWithMupdf, type Picture } from '../support/mupdf.ts';
import { loadScriptFonts } from '../unit/electron/pdf/text/load-test-fonts.ts';
import { SCRIPT_TEXTS, type ScriptText } from '../unit/electron/pdf/text/script-texts.ts';

/** Points. */
const SHEET = { width: 520, left: 20, measure: 480, size: 16, leading: 32 } as const;
const DPI = 144;
/** So far letters of the two programs may stand apart, 1.5 points: theirs sit on a grid, and take spaces from another face. */
const TOLERANCE_PX = 3;
/** Of the ink. Small, because a mark or a joined form that is wrong is small too. */
const MOST_STRAY = 0.005;

const FONTS: Readonly<Record<string, string>> = {
  Main: 'resources/fonts/NotoSans-Regular.ttf',
  Hebrew: 'resources/fonts/NotoSansHebrew-Regular.ttf',
  Arabic: 'resources/fonts/NotoSansArabic-Regular.ttf',
  Thai: 'resources/fonts/NotoSansThai-Regular.ttf',
  Han: 'node_modules/@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  Hangul: 'node_modules/@expo-google-fonts/noto-sans-kr/400Regular/NotoSansKR_400Regular.ttf',
};
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  hebrew: ['Main', 'Hebrew'],
  arabic: ['Main', 'Arabic'],
  thai: ['Main', 'Thai'],
  korean: ['Main', 'Hangul'],
  japanese: ['Main', 'Han'],
  'chinese-simplified': ['Main', 'Han'],
  'chinese-traditional': ['Main', 'Han'],
};

/** Our shaping and line breaking beside those of Chromium (HarfBuzz, ICU), each drawn from the whole fonts' outlines. */
describe('shapes and lines', () => {
  const fonts = loadScriptFonts();
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch((await chooseBrowser()).options);
  }, 60_000);
  afterAll(() => browser.close());

  it.each(SCRIPT_TEXTS)('are those of Chromium in $script', { timeout: 60_000 }, async (written) => {
    const lines = layoutParagraph([{ text: written.paragraph }], { fonts, size: SHEET.size, maxWidth: SHEET.measure });
    const height = lines.length * SHEET.leading + 20;
    const doc = await PDFDocument.create({ updateMetadata: false });
    const artist = createPageArtist(doc, fonts);
    const page = doc.addPage([SHEET.width, height]);
    lines.forEach((line, index) => {
      const x = SHEET.left + (line.rightToLeft ? SHEET.measure - line.width : 0);
      artist.drawLine(page, line, { x, y: height - 10 - index * SHEET.leading - 21, color: [0, 0, 0] });
    });
    await artist.finish();
    const ours = render(await doc.save());
    const theirs = render(await print(browser, written, height));
    const stray = countStray(ours, theirs);
    expect(stray, `${(stray * 100).toFixed(2)} % of the ink stands elsewhere`).toBeLessThan(MOST_STRAY);
  });
});

async function print(browser: Browser, { script, paragraph, language }: ScriptText, height: number): Promise<Buffer> {
  const names = NEEDED[script] ?? ['Main'];
  const faces = names.map((name) => {
    const data = readFileSync(new URL(`../../${FONTS[name] ?? ''}`, import.meta.url)).toString('base64');
    return `@font-face{font-family:${name};src:url(data:font/ttf;base64,${data})}`;
  });
  const page = await browser.newPage();
  await page.setContent(`<meta charset="utf-8"><style>${faces.join('')}
    @page{size:${SHEET.width}pt ${height}pt;margin:0} body{margin:0}
    p{position:absolute;left:${SHEET.left}pt;top:10pt;width:${SHEET.measure}pt;margin:0;overflow-wrap:anywhere;
      font:${SHEET.size}pt/${SHEET.leading}pt ${names.join(',')};line-break:strict;text-spacing-trim:space-all;
      text-autospace:no-autospace;text-rendering:geometricPrecision}</style><p dir="auto" lang="${language}"></p>`);
  await page.locator('p').evaluate((element, text) => (element.textContent = text), paragraph);
  await page.evaluate(() => document.fonts.ready);
  const pdf = await page.pdf({ preferCSSPageSize: true });
  await page.close();
  return pdf;
}

type Ink = { readonly width: number; readonly height: number; readonly dark: Uint8Array };

function render(pdf: Uint8Array): Ink {
  const doc = openWithMupdf(pdf);
  const { width, height, pixels }: Picture = doc.render(0, DPI);
  doc.close();
  return {
    width,
    height,
    dark: Uint8Array.from({ length: width * height }, (_, at) => Number((pixels[at * 3] ?? 0) < 110)),
  };
}

/** The part of the ink of either picture that has no ink of the other near it, at the best vertical fit. */
function countStray(a: Ink, b: Ink): number {
  const shifts = Array.from({ length: 13 }, (_, index) => index - 6);
  return Math.min(...shifts.map((dy) => Math.max(strayOf(a, b, dy), strayOf(b, a, -dy))));
}

function strayOf(a: Ink, b: Ink, dy: number): number {
  let ink = 0;
  let stray = 0;
  for (let y = 0; y < a.height; y += 1) {
    for (let x = 0; x < a.width; x += 1) {
      if (a.dark[y * a.width + x] !== 1) continue;
      ink += 1;
      if (!hasInkNear(b, x, y + dy)) stray += 1;
    }
  }
  return stray / ink;
}

function hasInkNear({ width, height, dark }: Ink, x: number, y: number): boolean {
  for (let dy = -TOLERANCE_PX; dy <= TOLERANCE_PX; dy += 1) {
    for (let dx = -TOLERANCE_PX; dx <= TOLERANCE_PX; dx += 1) {
      const [column, row] = [x + dx, y + dy];
      if (column >= 0 && column < width && row >= 0 && row < height && dark[row * width + column] === 1) return true;
    }
  }
  return false;
}
