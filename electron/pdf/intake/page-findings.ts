import { PDFName } from 'pdf-lib';
import type { PDFRawStream } from 'pdf-lib';
import type { Finding } from '../../../shared/domain/finding.ts';
import type { OpenedPdf } from '../open-pdf.ts';
import { listFilters } from '../source/decode-stream.ts';
import { findNumber } from '../source/pdf-values.ts';
import type { SourcePage } from '../source/walk-pages.ts';
import { note } from './inspection.ts';
import { readPageContent, type PageContent } from './page-content.ts';
import { findPdfMaker } from './pdf-metadata.ts';
import {
  describeQuality,
  isTooSmall,
  judgeQuality,
  namePages,
  type QualityRule,
  type SizedPicture,
} from './picture-quality.ts';

/** What looking through and measuring a file may cost: pages, and pixels of pictures that are decoded. */
const BUDGET = { pages: 300, measuredPages: 40, pixels: 300_000_000 } as const;
/** A picture that covers so much of its page is the page. */
const FILLED_SHARE = 0.6;
const SPOILERS = ['SMask', 'Mask', 'Decode', 'ImageMask'].map((key) => PDFName.of(key));

type PageRule = QualityRule | 'no-text-layer' | 'page-rotation';

/** What a user should know of a PDF's pages and of the programs that made it. */
export async function listPageFindings(pdf: OpenedPdf): Promise<readonly Finding[]> {
  const pagesByRule = new Map<PageRule, number[]>();
  const add = (rule: PageRule, page: SourcePage): void => {
    pagesByRule.set(rule, [...(pagesByRule.get(rule) ?? []), page.pageNumber]);
  };
  const spend = createBudget();
  for (const page of pdf.pages.slice(0, BUDGET.pages)) {
    if (page.rotate !== 0) add('page-rotation', page);
    const content = readPageContent(page, pdf);
    if (!content) continue;
    if (content.paintsNothing) add('blank-page', page);
    else if (!content.hasText) add('no-text-layer', page);
    for (const rule of await judgePage(page, content, spend)) add(rule, page);
  }
  const maker = findPdfMaker(pdf);
  const findings = [...pagesByRule].map(([rule, pages]) => describe(rule, pages, pdf.pages.length));
  return maker ? [...findings, maker] : findings;
}

/** Says whether a picture of so many pixels may still be decoded. */
function createBudget(): (pixels: number) => boolean {
  let [pages, pixels] = [0, 0];
  return (more) => {
    pages += 1;
    pixels += more;
    return pages <= BUDGET.measuredPages && pixels <= BUDGET.pixels;
  };
}

/** The quality of a page that is one picture. Other pages are sharp at any size. */
async function judgePage(
  page: SourcePage,
  content: PageContent,
  spend: (pixels: number) => boolean,
): Promise<readonly QualityRule[]> {
  const picture = findPagePicture(page, content);
  if (!picture) return [];
  const { stream, ...size } = picture;
  const isJpeg = listFilters(stream.dict).join() === 'DCTDecode';
  if (isJpeg && spend(size.width * size.height)) {
    return (await judgeQuality({ ...size, bytes: stream.contents })).rules;
  }
  return isTooSmall(size) ? ['low-resolution'] : [];
}

type PagePicture = Omit<SizedPicture, 'bytes'> & { readonly stream: PDFRawStream };

/**
 * The one picture that fills a page, with the resolution that it has there. Pages with text that can be seen, several
 * pictures or masks are composed: their pictures are grounds and layers, and may be as coarse as they like.
 */
function findPagePicture(page: SourcePage, { hasSeenText, pictures }: PageContent): PagePicture | undefined {
  const [picture] = pictures;
  if (!picture || pictures.length > 1 || hasSeenText) return undefined;
  const { stream, matrix } = picture;
  if (SPOILERS.some((key) => stream.dict.has(key))) return undefined;
  const [a, b, c, d] = matrix;
  const [x1, y1, x2, y2] = page.visibleBox;
  const [width, height] = [findNumber(stream.dict, 'Width') ?? 0, findNumber(stream.dict, 'Height') ?? 0];
  const share = Math.abs(a * d - b * c) / ((x2 - x1) * (y2 - y1));
  if (width < 1 || height < 1 || share < FILLED_SHARE) return undefined;
  const across = Math.hypot(a, b) * page.userUnit;
  const up = Math.hypot(c, d) * page.userUnit;
  return { stream, width, height, dpi: Math.round(Math.min((width / across) * 72, (height / up) * 72)) };
}

function describe(rule: PageRule, pageNumbers: readonly number[], pageCount: number): Finding {
  if (rule === 'no-text-layer') {
    const message = `${namePages(pageNumbers)} without text that can be searched or copied.`;
    return note(rule, 'info', message, 'Nothing to do; it is shown and printed all the same.');
  }
  if (rule === 'page-rotation') {
    const message = `${namePages(pageNumbers)} stored lying or upside down, and turned when shown.`;
    return note(rule, 'info', message, 'Check in the preview that the print stands upright.');
  }
  return describeQuality(rule, pageNumbers, pageCount);
}
