import { PDFName, PDFRawStream } from 'pdf-lib';
import type { Finding } from '../../../shared/domain/finding.ts';
import {
  widestColour,
  type ColourRange,
  type MeasuredFacts,
  type PagePictureFacts,
} from '../../../shared/domain/measured-facts.ts';
import { say } from '../../../shared/domain/said.ts';
import type { OpenedPdf } from '../open-pdf.ts';
import { listFilters } from '../source/decode-stream.ts';
import { findName, findNumber } from '../source/pdf-values.ts';
import type { SourcePage } from '../source/walk-pages.ts';
import { note } from './inspection.ts';
import { createMeasuringBudget } from './measuring-budget.ts';
import { readPageContent, type PageContent } from './page-content.ts';
import { findSampleBits, openPagePicture, statesColour } from './page-picture.ts';
import { findPdfMaker } from './pdf-metadata.ts';
import { notePlace } from './picture-findings.ts';
import { hasPlaceInside } from './picture-metadata.ts';
import {
  describeQuality,
  isTooSmall,
  judgeDecoded,
  namePages,
  noteUnmeasured,
  type PictureSize,
  type QualityRule,
} from './picture-quality.ts';

/** Pages that are looked through at most. */
const MOST_PAGES = 300;
/** Pictures of a file whose metadata are read at most. */
const MOST_PICTURES = 500;
/** A picture that covers so much of its page is the page. */
const FILLED_SHARE = 0.6;
const SPOILERS = ['SMask', 'Mask', 'Decode', 'ImageMask'].map((key) => PDFName.of(key));

type PageRule = QualityRule | 'no-text-layer' | 'page-rotation' | 'not-measured';

/** What a user should know of a PDF's pages and of the programs that made it. */
export async function listPageFindings(
  pdf: OpenedPdf,
): Promise<{ readonly findings: readonly Finding[]; readonly measured: MeasuredFacts }> {
  const pages = pdf.pages.slice(0, MOST_PAGES);
  const { pagesByRule, colours, pagePictures, textPages } = await surveyPages(pages, pdf);
  const findings = [...pagesByRule].map(([rule, numbers]) => describe(rule, numbers, pdf.pages.length));
  const maker = findPdfMaker(pdf);
  if (maker) findings.push(maker);
  if (holdsPlace(pdf)) findings.push(notePlace());
  const measured: MeasuredFacts = {
    colour: widestColour(colours),
    textLayer: textPages === 0 ? 'no' : textPages === pages.length ? 'yes' : 'partly',
    blankPages: pagesByRule.get('blank-page') ?? [],
    rotatedPages: pagesByRule.get('page-rotation') ?? [],
    pagePictures,
  };
  return { findings, measured };
}

type Survey = {
  readonly pagesByRule: ReadonlyMap<PageRule, readonly number[]>;
  readonly colours: readonly (ColourRange | null)[];
  readonly pagePictures: readonly PagePictureFacts[];
  readonly textPages: number;
};

async function surveyPages(pages: readonly SourcePage[], pdf: OpenedPdf): Promise<Survey> {
  const pagesByRule = new Map<PageRule, number[]>();
  const spend = createMeasuringBudget();
  const colours: (ColourRange | null)[] = [];
  const pagePictures: PagePictureFacts[] = [];
  let textPages = 0;
  for (const page of pages) {
    const content = readPageContent(page, pdf);
    const judged = content && (await judgePage(page, content, spend));
    const rules = [...listDrawnRules(page, content), ...(judged?.rules ?? [])];
    for (const rule of rules) pagesByRule.set(rule, [...(pagesByRule.get(rule) ?? []), page.pageNumber]);
    if (content?.hasText) textPages += 1;
    if (judged) pagePictures.push(judged.facts);
    colours.push(...listColours(content, judged));
  }
  return { pagesByRule, colours, pagePictures, textPages };
}

/** The colours of a page that paints something. */
function listColours(
  content: PageContent | undefined,
  judged: JudgedPage | undefined,
): readonly (ColourRange | null)[] {
  if (!content || content.paintsNothing) return [];
  return [judged ? judged.facts.colour : findColour(content)];
}

/** What a page's own entries and operators say. */
function listDrawnRules(page: SourcePage, content: PageContent | undefined): readonly PageRule[] {
  const turned: readonly PageRule[] = page.rotate === 0 ? [] : ['page-rotation'];
  if (!content) return turned;
  if (content.paintsNothing) return [...turned, 'blank-page'];
  return content.hasText ? turned : [...turned, 'no-text-layer'];
}

/** What a page's operators and the pictures that it places say about its colours. */
function findColour({ colour, pictures }: PageContent): ColourRange {
  const ofPictures = pictures.map(({ stream }): ColourRange => {
    if (statesColour(stream) ?? true) return 'colour';
    return findSampleBits(stream) === 1 ? 'black-and-white' : 'grey';
  });
  return widestColour([colour, ...ofPictures]) ?? colour;
}

/** Whether a picture inside the file says where it was taken. */
function holdsPlace(pdf: OpenedPdf): boolean {
  let count = 0;
  for (const [, object] of pdf.context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFRawStream) || findName(object.dict, 'Subtype') !== 'Image') continue;
    if (listFilters(object.dict).join() !== 'DCTDecode') continue;
    count += 1;
    if (count > MOST_PICTURES) return false;
    if (hasPlaceInside(object.contents)) return true;
  }
  return false;
}

type JudgedPage = { readonly rules: readonly PageRule[]; readonly facts: PagePictureFacts };

/** The quality of a page that is one picture; undefined for other pages, which are sharp at any size. */
async function judgePage(
  page: SourcePage,
  content: PageContent,
  spend: (pixels: number) => boolean,
): Promise<JudgedPage | undefined> {
  const picture = findPagePicture(page, content);
  if (!picture) return undefined;
  const { stream, ...size } = picture;
  const facts = { pageNumber: page.pageNumber, ...size };
  const isBilevel = findSampleBits(stream) === 1;
  try {
    const pixels = spend(size.width * size.height) ? await openPagePicture(stream) : undefined;
    const verdict = pixels && (await judgeDecoded(pixels, size, isBilevel));
    if (verdict) return { rules: verdict.rules, facts: { ...facts, colour: verdict.colour } };
  } catch {
    // What can't be decoded here is judged by its size alone.
  }
  const rules = ['not-measured' as const, ...(isTooSmall(size) ? (['low-resolution'] as const) : [])];
  return { rules, facts: { ...facts, colour: isBilevel ? 'black-and-white' : null } };
}

type PagePicture = PictureSize & { readonly stream: PDFRawStream };

/**
 * The one picture that fills a page, with the resolution that it has there. Pages with text that can be seen, several
 * pictures or masks are composed: their pictures are grounds and layers, and may be as coarse as they like.
 */
export function findPagePicture(page: SourcePage, { hasSeenText, pictures }: PageContent): PagePicture | undefined {
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
    const message = say`${namePages(pageNumbers)} without text that can be searched or copied.`;
    return note(rule, 'info', message, say`Nothing to do; it is shown and printed all the same.`);
  }
  if (rule === 'page-rotation') {
    const message = say`${namePages(pageNumbers)} stored lying or upside down, and turned when shown.`;
    return note(rule, 'info', message, say`Check in the preview that the print stands upright.`);
  }
  if (rule === 'not-measured') return noteUnmeasured(pageNumbers);
  return describeQuality(rule, pageNumbers, pageCount);
}
