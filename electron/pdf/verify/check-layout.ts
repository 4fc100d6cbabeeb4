import { exhibitLabel } from '../../../shared/domain/exhibits.ts';
import { listShownExhibits } from '../../../shared/domain/exhibit-sheets.ts';
import type { PacketFault } from '../../../shared/domain/packet.ts';
import { fault, type Check, type PacketExpectation } from './check-context.ts';
import type { OpenedPacket } from './packet-outline.ts';
import { joinLines, readPageText } from './page-text.ts';

/** In one packet; more would not fit any reader's patience. */
const MOST_EXHIBITS = 5000;

type Report = NonNullable<PacketExpectation['report']>;

/**
 * The packet is whole as a full packet (letter; a sheet in front of each exhibit, which names it) or as a compact one
 * (neither), its sections follow each other, and its exhibits are lettered or numbered throughout.
 */
export const checkLayout: Check = (packet, { report, plan }) => {
  if (!report) return [];
  const isCompact = plan ? plan.layout === 'compact' : looksCompact(report);
  return [...checkSections(report, isCompact), ...checkLabels(report), ...checkSheets(packet, report, isCompact)];
};

/** By its letter; the letter of a divided packet is in the first volume alone. */
function looksCompact({ sections, exhibits }: Report): boolean {
  if (sections[0]?.kind === 'cover') {
    return listShownExhibits(exhibits).every(({ separatorPage }) => separatorPage === null);
  }
  return !sections.some(({ kind }) => kind === 'letter');
}

function checkSections({ sections, exhibits }: Report, isCompact: boolean): readonly PacketFault[] {
  const kinds = sections.map(({ kind }) => kind);
  // What the volumes hold together is compared in the kit.
  if (kinds[0] === 'cover') return [];
  const wanted = isCompact ? ['index', 'exhibits'] : ['letter', ...(exhibits.length > 0 ? ['index', 'exhibits'] : [])];
  const found = isCompact ? kinds : kinds.filter((kind) => kind !== 'plan');
  if (found.join() === wanted.join()) return [];
  return [
    fault('layout', null, `The packet holds ${kinds.join(', ')}, which is neither its full nor its compact form.`),
  ];
}

function checkLabels({ exhibits, sections }: Report): readonly PacketFault[] {
  const labels = exhibits.map(({ label }) => label);
  const follows = (kind: 'letters' | 'numbers', start: number): boolean =>
    labels.every((label, index) => label === exhibitLabel(start + index, kind));
  // The labels of a volume go on from those of the one before, which isn't known here.
  const starts = sections[0]?.kind === 'cover' ? Array.from({ length: MOST_EXHIBITS }, (_, start) => start) : [0];
  if (starts.some((start) => follows('letters', start) || follows('numbers', start))) return [];
  return [fault('layout', null, `The exhibits are called ${labels.slice(0, 20).join(', ')}, which is no order.`)];
}

function checkSheets(packet: OpenedPacket, { sections, exhibits }: Report, isCompact: boolean): readonly PacketFault[] {
  let next = sections.find(({ kind }) => kind === 'exhibits')?.firstPage ?? 1;
  return exhibits.flatMap(({ label, separatorPage, firstPage, lastPage, enclosed }) => {
    const startsAt = separatorPage ?? firstPage;
    const hasSheet = !isCompact || enclosed !== undefined;
    const isInPlace = startsAt === next && (separatorPage !== null) === hasSheet && firstPage >= startsAt;
    next = lastPage + 1;
    if (!isInPlace) return [fault('layout', startsAt, `Exhibit ${label} doesn't begin where the one before ends.`)];
    if (separatorPage === null) return [];
    const [title = ''] = readLines(separatorPage, packet);
    if (title.replaceAll(/\s+/g, ' ').trim() !== `Exhibit ${label}`) {
      const message = `The sheet on page ${separatorPage} doesn't name exhibit ${label}.`;
      return [fault('layout', separatorPage, message)];
    }
    return enclosed === undefined ? [] : checkFileName(enclosed, { firstPage, lastPage, label }, packet);
  });
}

/** The sheet of a paper that is sent as a separate file names that file. */
function checkFileName(
  fileName: string,
  { firstPage, lastPage, label }: Pick<Report['exhibits'][number], 'firstPage' | 'lastPage' | 'label'>,
  packet: OpenedPacket,
): readonly PacketFault[] {
  const numbers = Array.from({ length: lastPage - firstPage + 1 }, (_, index) => firstPage + index);
  const text = numbers.flatMap((pageNumber) => readLines(pageNumber, packet)).join('');
  // The name may be divided between lines.
  const squeeze = (words: string): string => words.replaceAll(/\s+/g, '');
  if (squeeze(text).includes(squeeze(fileName))) return [];
  return [fault('layout', firstPage, `The sheet of exhibit ${label} doesn't name the file ${fileName}.`)];
}

function readLines(pageNumber: number, { pages, reader }: OpenedPacket): readonly string[] {
  const page = pages[pageNumber - 1];
  return page ? joinLines(readPageText(page, reader, 'all')) : [];
}
