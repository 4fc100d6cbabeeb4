import { PDFDict, PDFName } from 'pdf-lib';
import type { PDFDocument } from 'pdf-lib';
import { hasBorder } from './file-points.ts';
import { listSheetPages } from './page-points.ts';
import { isShown, range, type QualityPoint, type QualitySubject } from './quality-subject.ts';

/** Points 9 to 17: finding one's way. */
export const WAY_POINTS: Readonly<Record<number, QualityPoint>> = {
  9: ({ unpacked }) => lacks(unpacked, /\/PageMode \/UseOutlines/),
  10: ({ unpacked }) => lacks(unpacked, /\/OpenAction \[\s*\d+ 0 R\s*\/XYZ\s+null\s+null\s+1\s*\]/),
  11: ({ unpacked, read, packet: { plan } }) => [
    ...lacks(unpacked, /\/DisplayDocTitle true/),
    ...lacks(unpacked, new RegExp(`/Lang \\(${plan.language}\\)`)),
    ...(read.title.startsWith(plan.title) ? [] : [`it is called "${read.title}"`]),
  ],
  12: ({ read, exhibits }) => {
    const wanted = exhibits.map(({ placed: { label, title, firstPage } }) => ({
      title: `Exhibit ${label}: ${title}, p. ${firstPage}`,
      targetPage: firstPage,
    }));
    return wanted
      .filter(({ title, targetPage }) =>
        read.bookmarks.every((found) => found.title !== title || found.targetPage !== targetPage),
      )
      .map(({ title }) => `there is no bookmark "${title}"`);
  },
  // Links that came with a piece of evidence keep what they say.
  13: ({ parsed, ownPages }) => {
    const links = [...ownPages].flatMap((page) => listLinks(parsed, page));
    const bookmarks = parsed.context
      .enumerateIndirectObjects()
      .map(([, object]) => object)
      .filter(
        (object) => object instanceof PDFDict && object.has(PDFName.of('Title')) && object.has(PDFName.of('Dest')),
      );
    return [...links, ...bookmarks]
      .map((item) => (item instanceof PDFDict ? String(item.lookup(PDFName.of('Dest'))) : ''))
      .filter((dest) => !/\/XYZ [\d.-]+ [\d.-]+ (null|0) \]$/.test(dest));
  },
  14: ({ read, report, exhibits }) => {
    const index = report.sections.find(({ kind }) => kind === 'index');
    if (!index) return [];
    const targets = range(index.firstPage, index.lastPage).flatMap(
      (page) => read.pages[page - 1]?.links.map(({ targetPage }) => targetPage) ?? [],
    );
    const wanted = exhibits.map(({ placed }) => placed.firstPage);
    return targets.join() === wanted.join() ? [] : [`the index leads to ${targets.join()} instead of ${wanted.join()}`];
  },
  15: (subject) => subject.report.citations.flatMap((citation) => checkCitation(subject, citation)),
  16: ({ read, report, exhibits }) =>
    exhibits.flatMap((exhibit) => {
      const sheets = listSheetPages(exhibit);
      const targets = sheets.flatMap((page) => read.pages[page - 1]?.links.map(({ targetPage }) => targetPage) ?? []);
      const citing = report.citations.filter((citation) => citation.exhibit === exhibit.placed.label);
      return sheets.length === 0
        ? []
        : citing.filter(({ onPage }) => !targets.includes(onPage)).map(({ onPage }) => `no way back to page ${onPage}`);
    }),
  17: ({ read, parsed, ownPages }) => [
    ...read.pages.flatMap(({ links }, index) =>
      links.filter(({ targetPage }) => targetPage === null).map(() => `a dead link on page ${index + 1}`),
    ),
    ...[...ownPages].flatMap((page) =>
      listLinks(parsed, page)
        .filter(hasBorder)
        .map(() => `a border on page ${page}`),
    ),
  ],
};

function listLinks(parsed: PDFDocument, pageNumber: number): readonly PDFDict[] {
  const list = parsed.getPage(pageNumber - 1).node.Annots();
  return range(0, (list?.size() ?? 0) - 1)
    .map((index) => list?.lookup(index, PDFDict))
    .filter((item) => item?.lookup(PDFName.of('Subtype')) === PDFName.of('Link'))
    .filter((item) => item !== undefined);
}

function lacks(text: string, pattern: RegExp): readonly string[] {
  return pattern.test(text) ? [] : [`there is no ${pattern.source}`];
}

type Citation = QualitySubject['report']['citations'][number];

/** Its words lie inside a link to the cited page. */
function checkCitation(
  { shown, exhibits }: QualitySubject,
  { exhibit, page: citedPage, onPage, targetPage, volume }: Citation,
): readonly string[] {
  const page = shown.loadPage(onPage - 1);
  const place = volume === undefined ? `p. ${targetPage}` : `volume ${volume}, p. ${targetPage}`;
  const isInFile = exhibits.some((one) => one.placed.label === exhibit && !isShown(one)) && citedPage !== null;
  const words = isInFile ? `Exhibit ${exhibit}, page ${citedPage} of` : `Exhibit ${exhibit} (${place})`;
  const quads = page.search(words, undefined).flat();
  const links = page
    .getLinks()
    .filter((link) => shown.resolveLink(link) + 1 === targetPage)
    .map((link) => link.getBounds());
  page.destroy();
  const isCovered = quads.every((quad) => {
    const [x, y] = [(quad[0] + quad[6]) / 2, (quad[1] + quad[7]) / 2];
    return links.some(([left, top, right, bottom]) => left <= x && x <= right && top <= y && y <= bottom);
  });
  if (links.length === 0) return [`no link on page ${onPage} leads to page ${targetPage}`];
  if (quads.length === 0) return [`no words on page ${onPage} name page ${targetPage}`];
  return isCovered ? [] : [`words on page ${onPage} that name page ${targetPage} are no link`];
}
