import { createHash } from 'node:crypto';
import { homedir, tmpdir } from 'node:os';
import { PDFArray, PDFDict, PDFName, PDFNumber } from 'pdf-lib';
import { askQpdf, checkWithQpdf } from '../qpdf.ts';
import { isShown, type QualityPoint } from './quality-subject.ts';

const OWN_PAGE_BYTES = 8_000;
/** A few subset fonts; Chinese ones weigh most. */
const FONT_BYTES = 90_000;

/** Points 1 to 6, 23 to 25: the file itself. */
export const FILE_POINTS: Readonly<Record<number, QualityPoint>> = {
  1: async ({ bytes }) => told(await askQpdf(bytes, ['--stream-data=preserve', '--static-id', '/out.pdf']), 0),
  2: async ({ bytes }) => told(await checkWithQpdf(bytes), 0),
  3: ({ read, report }) => {
    const sections = report.sections.reduce((sum, { firstPage, lastPage }) => sum + lastPage - firstPage + 1, 0);
    return [...told(read.pages.length, sections), ...told(read.pages.length, report.packet.pages)];
  },
  4: async ({ bytes, unpacked }) => [
    ...told(await askQpdf(bytes, ['--is-encrypted']), 2),
    ...matches(unpacked, /\/(AcroForm|XFA|Encrypt)\b/g),
  ],
  5: ({ unpacked }) =>
    matches(
      unpacked,
      /\/(JavaScript|JS|Launch|SubmitForm|ImportData|RichMedia|GoToR|GoToE|EmbeddedFile|AA|URI|StructParents?)\b/g,
    ),
  6: ({ bytes, exhibits, ownPages, packet: { report, limit } }) => {
    const papers = new Map(
      exhibits.filter(isShown).map(({ planned: { source } }) => [source.sha256, source.sizeBytes]),
    );
    const inputs = [...papers.values()].reduce((sum, size) => sum + size, 0);
    const most = inputs * 1.01 + ownPages.size * OWN_PAGE_BYTES + exhibits.length * 2_000 + FONT_BYTES;
    const isTooLarge = limit && report.size?.isMet !== false && bytes.length > limit.limitBytes;
    return [
      ...(bytes.length > most ? [`${bytes.length} bytes of ${inputs}`] : []),
      ...(isTooLarge ? [`${bytes.length} bytes are over the limit`] : []),
    ];
  },
  23: ({ parsed, ownPages }) =>
    [...ownPages].flatMap((page) => {
      const fonts = parsed
        .getPage(page - 1)
        .node.Resources()
        ?.lookupMaybe(PDFName.of('Font'), PDFDict);
      return (fonts?.keys() ?? []).flatMap((name) => {
        const font = fonts?.lookup(name, PDFDict);
        return font && isGoodFont(font) ? [] : [`font ${name.decodeText()} of page ${page}`];
      });
    }),
  24: ({ packet: { report }, exhibits, read }) => [
    ...(report.size?.exhibits ?? []).filter(({ dpi }) => dpi < 150).map(({ label, dpi }) => `${label} has ${dpi} ppi`),
    ...exhibits.flatMap(({ planned, pageOf }) =>
      (planned.recognised ?? []).flatMap(({ page, words }) =>
        words
          .filter(({ text }) => !read.pages[pageOf(page) - 1]?.text.includes(text))
          .map(({ text }) => `"${text}" isn't found on page ${pageOf(page)}`),
      ),
    ),
  ],
  25: ({ bytes, report, exhibits, unpacked }) => [
    ...told(createHash('sha256').update(bytes).digest('hex'), report.packet.sha256),
    ...exhibits.flatMap(({ planned, paper }) =>
      told(createHash('sha256').update(paper.bytes).digest('hex'), planned.source.sha256),
    ),
    ...[homedir(), tmpdir(), process.cwd()].filter((path) => path.length > 1 && unpacked.includes(`${path}/`)),
  ],
};

/** Embedded, a subset, and with a map to Unicode. */
function isGoodFont(font: PDFDict): boolean {
  const isSubset = /^[A-Z]{6}\+/.test(font.lookup(PDFName.of('BaseFont'), PDFName).decodeText());
  const descendant = font.lookupMaybe(PDFName.of('DescendantFonts'), PDFArray)?.lookup(0, PDFDict);
  const descriptor = descendant?.lookupMaybe(PDFName.of('FontDescriptor'), PDFDict);
  const hasFile = ['FontFile2', 'FontFile3'].some((key) => descriptor?.has(PDFName.of(key)));
  return isSubset && hasFile && font.has(PDFName.of('ToUnicode'));
}

function told(found: string | number, wanted: string | number): readonly string[] {
  return found === wanted ? [] : [`${found} instead of ${wanted}`];
}

function matches(text: string, pattern: RegExp): readonly string[] {
  return [...new Set([...text.matchAll(pattern)].map(([found]) => found))];
}

/** Whether a link of a page shows a border. */
export function hasBorder(annotation: PDFDict): boolean {
  const width = annotation.lookupMaybe(PDFName.of('Border'), PDFArray)?.lookup(2);
  return !(width instanceof PDFNumber) || width.asNumber() !== 0;
}
