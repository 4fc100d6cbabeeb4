import type { PacketFault } from '../../../shared/domain/packet.ts';
import { formatPageRange } from '../own-pages/own-page-texts.ts';
import { fault, type Check, type PacketExpectation } from './check-context.ts';
import type { FoundPage, OpenedPacket } from './packet-outline.ts';
import { readPageText } from './page-text.ts';
import { isArray, isKind, type PdfValue } from './pdf-value.ts';

type Report = NonNullable<PacketExpectation['report']>;

/** A row of the index, as the link over it shows it. */
type FoundRow = {
  readonly pageNumber: number;
  readonly targetPage: number | undefined;
  /** What is printed in it, without spaces: all, and what stands furthest right. */
  readonly text: string;
  readonly pages: string;
};

/** Points, from the right edge of a row: its column of page numbers. */
const PAGES_WIDTH = 44;
const TOLERANCE = 1.5;

/** Every exhibit of the file has its row in the index: in order, a link to its first page, with its label and pages in print. */
export const checkIndex: Check = (packet, { report }) => {
  const section = report?.sections.find(({ kind }) => kind === 'index');
  if (!report || !section) return [];
  const rows = packet.pages.slice(section.firstPage - 1, section.lastPage).flatMap((page) => listRows(page, packet));
  return report.exhibits.flatMap((exhibit, index) => compareRow(exhibit, rows[index], section.firstPage));
};

function compareRow(
  { label, firstPage, lastPage, volume }: Report['exhibits'][number],
  row: FoundRow | undefined,
  indexPage: number,
): readonly PacketFault[] {
  if (!row) return [fault('index', indexPage, `Exhibit ${label} has no row in the index that is a link.`)];
  const faults: PacketFault[] = [];
  const say = (message: string): void => void faults.push(fault('index', row.pageNumber, message));
  if (row.targetPage !== firstPage) {
    say(
      `The index leads to page ${row.targetPage ?? 'nowhere'} for exhibit ${label}, which begins on page ${firstPage}.`,
    );
  }
  const range = formatPageRange(firstPage, lastPage);
  const wanted = squeeze(volume === undefined ? range : `Vol. ${volume}: ${range}`);
  if (row.pages !== wanted) say(`The index says "${row.pages}" for exhibit ${label}, which is on ${wanted}.`);
  if (!row.text.startsWith(squeeze(label))) say(`The index calls exhibit ${label} by another name.`);
  return faults;
}

function listRows(page: FoundPage, packet: OpenedPacket): readonly FoundRow[] {
  const { reader } = packet;
  const pieces = readPageText(page, reader, 'all');
  const annotations = reader.get(page.dict, 'Annots');
  return (isArray(annotations) ? annotations : []).flatMap((item) => {
    const link = reader.resolve(item);
    const rect = isKind(link, 'dict') ? link.entries.get('Rect') : undefined;
    if (!isKind(link, 'dict') || !isArray(rect)) return [];
    const [left = 0, bottom = 0, right = 0, top = 0] = rect.map((value: PdfValue) => Number(value));
    const inside = pieces.filter(({ x, y }) => x >= left - TOLERANCE && x < right && y >= bottom && y <= top);
    const last = inside.filter(({ x }) => x >= right - PAGES_WIDTH - TOLERANCE);
    const join = (list: typeof pieces): string => squeeze(list.map(({ text }) => text).join(''));
    const targetPage = packet.findTarget(link.entries.get('Dest'));
    return [{ pageNumber: page.pageNumber, targetPage, text: join(inside), pages: join(last) }];
  });
}

/** Without spaces and marks that are not seen, which lines may lose where they end. */
function squeeze(text: string): string {
  return text.replaceAll(/[\s\u2060]+/gu, '');
}
