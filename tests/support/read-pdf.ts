import { getDocument, VerbosityLevel, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A link of a page, and the 1-based page on which it lands; null when it leads nowhere in the file. */
export type ReadLink = { readonly rect: readonly number[]; readonly targetPage: number | null };
export type ReadPage = {
  readonly text: string;
  readonly links: readonly ReadLink[];
  readonly width: number;
  readonly height: number;
};
export type ReadBookmark = {
  readonly title: string;
  readonly targetPage: number | null;
  readonly children: readonly ReadBookmark[];
};
export type ReadPdf = {
  readonly title: string;
  readonly pages: readonly ReadPage[];
  readonly bookmarks: readonly ReadBookmark[];
};

/** What pdf.js, which has no part in writing our files, makes of a PDF: words, links and bookmarks with their targets. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: VerbosityLevel.ERRORS, useSystemFonts: false });
  const pdf = await task.promise;
  try {
    const pages: ReadPage[] = [];
    for (let number = 1; number <= pdf.numPages; number += 1) pages.push(await readPage(pdf, number));
    const { info } = await pdf.getMetadata();
    const title = (info as { Title?: string }).Title ?? '';
    return { title, pages, bookmarks: await readBookmarks(pdf, (await pdf.getOutline()) ?? []) };
  } finally {
    await task.destroy();
  }
}

async function readPage(pdf: PDFDocumentProxy, number: number): Promise<ReadPage> {
  const page = await pdf.getPage(number);
  const content = await page.getTextContent();
  const text = content.items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('');
  const annotations = (await page.getAnnotations()) as readonly { subtype: string; rect: number[]; dest?: unknown }[];
  const links = annotations.filter((annotation) => annotation.subtype === 'Link');
  const { width, height } = page.getViewport({ scale: 1 });
  return {
    text,
    width,
    height,
    links: await Promise.all(links.map(async ({ rect, dest }) => ({ rect, targetPage: await findPage(pdf, dest) }))),
  };
}

async function findPage(pdf: PDFDocumentProxy, dest: unknown): Promise<number | null> {
  const explicit: unknown = typeof dest === 'string' ? await pdf.getDestination(dest) : dest;
  const [target] = Array.isArray(explicit) ? (explicit as unknown[]) : [];
  if (typeof target !== 'object' || target === null) return null;
  return (await pdf.getPageIndex(target as { num: number; gen: number })) + 1;
}

type Outline = Awaited<ReturnType<PDFDocumentProxy['getOutline']>>;

async function readBookmarks(pdf: PDFDocumentProxy, items: Outline): Promise<readonly ReadBookmark[]> {
  return Promise.all(
    items.map(async (item) => ({
      title: item.title,
      targetPage: await findPage(pdf, item.dest),
      children: await readBookmarks(pdf, item.items as Outline),
    })),
  );
}
