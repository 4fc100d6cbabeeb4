import { countDifferentPixels, cropTop, openWithMupdf } from '../mupdf.ts';
import { readPdf } from '../read-pdf.ts';
import {
  isShown,
  range,
  squeeze,
  type QualityPoint,
  type QualitySubject,
  type SubjectExhibit,
} from './quality-subject.ts';

const DPI = 50;
/** Fields without looks show their values only in the packet; a paper clip for an attached file only in the paper. */
const CHANGED_ON_PURPOSE = new Set(['form-without-looks.pdf', 'active.pdf']);
const isPdf = (exhibit: SubjectExhibit): boolean =>
  isShown(exhibit) && exhibit.planned.source.mime === 'application/pdf';

/** Points 7, 8, 18 to 22: the pages, and what is on them. */
export const PAGE_POINTS: Readonly<Record<number, QualityPoint>> = {
  7: ({ read, ownPages, bandPages }) =>
    read.pages.flatMap(({ text }, index) => {
      const page = index + 1;
      const isNumbered = squeeze(text).includes(`Page ${page} of ${read.pages.length}`);
      const isWanted = ownPages.has(page) || bandPages.has(page);
      return isNumbered === isWanted ? [] : [`page ${page} is ${isWanted ? 'not ' : ''}numbered`];
    }),
  8: ({ unpacked }) => (unpacked.includes('/PageLabels') ? ['there are page labels'] : []),
  18: (subject) => [...subject.bandPages, ...subject.ownPages].flatMap((page) => checkUpright(subject, page)),
  19: (subject) => subject.exhibits.filter(isPdf).flatMap((exhibit) => comparePixels(subject, exhibit)),
  20: async ({ read, exhibits }) => {
    const lost = await Promise.all(
      exhibits.filter(isPdf).map(async ({ planned, paper, pageOf }) => {
        const source = await readPdf(paper.bytes);
        return planned.pages.flatMap((page) => {
          const wanted = source.pages[page - 1]?.text.replaceAll(/\s+/g, '') ?? '';
          const kept = read.pages[pageOf(page) - 1]?.text.replaceAll(/\s+/g, '') ?? '';
          return kept.startsWith(wanted) ? [] : [`words are lost on page ${pageOf(page)}`];
        });
      }),
    );
    return lost.flat();
  },
  21: ({ bytes, exhibits }) =>
    exhibits
      .filter(isShown)
      .filter(({ planned, isReduced }) => planned.source.mime === 'image/jpeg' && !isReduced)
      .filter(({ paper }) => {
        const photo = Buffer.from(paper.bytes);
        // What stands before the start of the scan is camera data, which does not travel.
        return !bytes.includes(photo.subarray(photo.indexOf(Buffer.from([0xff, 0xda]))));
      })
      .map(({ planned }) => `the picture of exhibit ${planned.label} isn't the original's`),
  22: async ({ read, exhibits }) => {
    const found = await Promise.all(
      exhibits.filter(isPdf).map(async ({ planned, paper, pageOf }) => {
        const source = await readPdf(paper.bytes);
        return planned.pages
          .filter((page) => {
            const [wanted, made] = [source.pages[page - 1], read.pages[pageOf(page) - 1]];
            if (!wanted || !made) return true;
            const [wider, higher] = [made.width - wanted.width, made.height - wanted.height];
            return planned.frame ? wider < -0.01 || higher < 1 : Math.abs(wider) > 0.01 || Math.abs(higher) > 0.01;
          })
          .map((page) => `page ${pageOf(page)} has another size than its source`);
      }),
    );
    return found.flat();
  },
};

function checkUpright({ shown, read }: QualitySubject, pageNumber: number): readonly string[] {
  const page = shown.loadPage(pageNumber - 1);
  const [left, top, right, bottom] = page.getBounds();
  const quad = page.search(`Page ${pageNumber} of ${read.pages.length}`, undefined).at(-1)?.[0];
  page.destroy();
  if (!quad) return [`no number is found on page ${pageNumber}`];
  const xs = [quad[0], quad[2], quad[4], quad[6]];
  const ys = [quad[1], quad[3], quad[5], quad[7]];
  const [x1, x2, y1, y2] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const isInside = x1 >= left && x2 <= right && y1 >= top && y2 <= bottom;
  return isInside && x2 - x1 > y2 - y1 ? [] : [`the number of page ${pageNumber} is turned, or outside the page`];
}

function comparePixels({ bytes }: QualitySubject, exhibit: SubjectExhibit): readonly string[] {
  const { planned, paper, isReduced, pageOf } = exhibit;
  if (isReduced || CHANGED_ON_PURPOSE.has(planned.source.fileName)) return [];
  const [source, made] = [openWithMupdf(paper.bytes), openWithMupdf(bytes)];
  const faults = planned.pages.filter((page) => {
    const [before, after] = [source.render(page - 1, DPI), made.render(pageOf(page) - 1, DPI)];
    // The last row may share its pixels with the band.
    const height = planned.frame ? before.height - 1 : before.height;
    return countDifferentPixels(cropTop(before, height), cropTop(after, height)) > 0;
  });
  source.close();
  made.close();
  return faults.map((page) => `page ${pageOf(page)} doesn't look as in its source`);
}

/** Pages in front of an exhibit, or in its place, that are its sheet. */
export function listSheetPages(exhibit: SubjectExhibit): readonly number[] {
  const { separatorPage, firstPage, lastPage } = exhibit.placed;
  if (separatorPage === null) return [];
  return range(separatorPage, isShown(exhibit) ? firstPage - 1 : lastPage);
}
