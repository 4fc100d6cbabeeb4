import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import type { PageText, PageWord } from '../../../shared/domain/page-text.ts';
import { CharacterMaps, loadPdfjs, type Pdfjs } from './load-pdfjs.ts';
import { type DisplayedPage, placeWords, type TextRun } from './place-words.ts';

/** What is kept at most; far more than any honest page or file has. */
const MAX_PAGE_LETTERS = 100_000;
const MAX_PAGE_WORDS = 20_000;
const MAX_FILE_LETTERS = 5_000_000;
const MAX_PAGES = 2_000;

export type ReadPageTextsOptions = {
  /** No further page is begun after so much time by the clock; what was read until then is given. */
  readonly budgetMs: number;
};

/**
 * The text layer of a PDF: for each page that has one, its text in the order in which the document draws it, a line for
 * each line, and its words with their places on the page as a viewer shows it (turned and cropped). What lies outside the
 * page is left out, because nobody sees it. A file that can't be opened, or that needs a password, gives nothing, and a page
 * that can't be read is left out.
 */
export async function readPageTexts(bytes: Uint8Array, options: ReadPageTextsOptions): Promise<readonly PageText[]> {
  const deadlineMs = performance.now() + options.budgetMs;
  const pdfjs = await loadPdfjs();
  const task = openForText(pdfjs, bytes);
  try {
    return await readPages(await task.promise, deadlineMs);
  } catch {
    return [];
  } finally {
    await task.destroy().catch(() => undefined);
  }
}

function openForText(pdfjs: Pdfjs, bytes: Uint8Array) {
  return pdfjs.getDocument({
    // pdf.js takes the buffer over and refuses Node's own kind.
    data: new Uint8Array(bytes),
    verbosity: pdfjs.VerbosityLevel.ERRORS,
    useSystemFonts: false,
    disableFontFace: true,
    useWorkerFetch: false,
    useWasm: false,
    enableXfa: false,
    cMapUrl: 'cmaps/',
    BinaryDataFactory: CharacterMaps,
  });
}

async function readPages(pdf: PDFDocumentProxy, deadlineMs: number): Promise<readonly PageText[]> {
  const pages: PageText[] = [];
  let letters = 0;
  for (let pageNumber = 1; pageNumber <= Math.min(pdf.numPages, MAX_PAGES); pageNumber += 1) {
    if (performance.now() > deadlineMs || letters > MAX_FILE_LETTERS) break;
    const page = await readPage(pdf, pageNumber).catch(() => undefined);
    if (!page || page.words.length === 0) continue;
    letters += page.text.length;
    pages.push(page);
  }
  return pages;
}

async function readPage(pdf: PDFDocumentProxy, pageNumber: number): Promise<PageText> {
  const page = await pdf.getPage(pageNumber);
  try {
    const { items } = await page.getTextContent();
    return { pageNumber, source: 'layer', ...putTogether(items, displayedPage(page)) };
  } finally {
    page.cleanup();
  }
}

function displayedPage(page: PDFPageProxy): DisplayedPage {
  const viewport = page.getViewport({ scale: 1 });
  return {
    width: viewport.width,
    height: viewport.height,
    toDisplayed: (x, y) => viewport.convertToViewportPoint(x, y) as [number, number],
  };
}

type Items = Awaited<ReturnType<PDFPageProxy['getTextContent']>>['items'];

/** Runs become lines of text; a run of which nothing is on the page is neither text nor words. */
function putTogether(items: Items, page: DisplayedPage): Pick<PageText, 'text' | 'words'> {
  const words: PageWord[] = [];
  let text = '';
  for (const item of items) {
    if (!('str' in item)) continue;
    if (text.length >= MAX_PAGE_LETTERS || words.length >= MAX_PAGE_WORDS) break;
    const run: TextRun = { str: item.str, width: item.width, transform: item.transform as number[] };
    const placed = run.str.trim() === '' ? [] : placeWords(run, page);
    if (placed.length > 0 || run.str.trim() === '') text += run.str;
    words.push(...placed);
    if (item.hasEOL) text += '\n';
  }
  return { text: tidy(text), words };
}

/** Lines without spaces around them, and no more than one empty line in a row. */
function tidy(text: string): string {
  return text
    .slice(0, MAX_PAGE_LETTERS)
    .replaceAll('\0', '')
    .replace(/[^\S\n]+/gu, ' ')
    .replace(/ ?\n ?/gu, '\n')
    .replace(/\n{3,}/gu, '\n\n')
    .trim();
}
