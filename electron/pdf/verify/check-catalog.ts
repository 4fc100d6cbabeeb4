import type { PacketFault } from '../../../shared/domain/packet.ts';
import { fault, type Check, type PacketExpectation } from './check-context.ts';
import { listOwnPages } from './check-pages.ts';
import type { OpenedPacket } from './packet-outline.ts';
import { decodePdfText, isArray, isKind, type PdfDict, type PdfValue } from './pdf-value.ts';

/** How the packet opens, what it is called, and that its own pages bring their fonts. */
export const checkCatalog: Check = (packet, expected) => [
  ...checkView(packet),
  ...checkInfo(packet, expected),
  ...checkFonts(packet, expected),
];

function checkView(packet: OpenedPacket): readonly PacketFault[] {
  const { reader, catalog } = packet;
  const faults: PacketFault[] = [];
  const mode = reader.get(catalog, 'PageMode');
  if (!isKind(mode, 'name') || mode.name !== 'UseOutlines') {
    faults.push(fault('opening-view', null, 'The packet opens without its bookmarks.'));
  }
  const action = reader.get(catalog, 'OpenAction');
  const zoom = isArray(action) ? action[4] : undefined;
  if (!isArray(action) || packet.findTarget(action) !== 1 || zoom !== 1) {
    faults.push(fault('opening-view', null, "The packet doesn't open on page 1 at 100 %."));
  }
  const preferences = reader.get(catalog, 'ViewerPreferences');
  if (!isKind(preferences, 'dict') || reader.get(preferences, 'DisplayDocTitle') !== true) {
    faults.push(fault('opening-view', null, "The window would show the file's name instead of the title."));
  }
  if (!isKind(reader.get(catalog, 'Lang'), 'text')) {
    faults.push(fault('language', null, "The packet doesn't say which language it is in."));
  }
  if (catalog.entries.has('PageLabels')) {
    faults.push(fault('page-labels', null, 'The packet counts its pages in a second way (page labels).'));
  }
  return faults;
}

function checkInfo(packet: OpenedPacket, { plan }: PacketExpectation): readonly PacketFault[] {
  const { reader } = packet;
  const info = reader.get(reader.trailer, 'Info');
  const title = isKind(info, 'dict') ? textOf(reader.get(info, 'Title')) : '';
  const faults: PacketFault[] = [];
  if (title === '' || (plan && title !== plan.title)) {
    faults.push(fault('title', null, title === '' ? 'The packet has no title.' : `The packet is called "${title}".`));
  }
  if (isKind(info, 'dict') && info.entries.has('Author')) {
    faults.push(fault('title', null, 'The packet names an author.'));
  }
  return faults;
}

function textOf(value: PdfValue | undefined): string {
  return isKind(value, 'text') ? decodePdfText(value) : '';
}

function checkFonts(packet: OpenedPacket, expected: PacketExpectation): readonly PacketFault[] {
  const { reader } = packet;
  const own = listOwnPages(packet, expected);
  const faults: PacketFault[] = [];
  const checked = new Set<number>();
  for (const page of packet.pages.filter(({ pageNumber }) => own.has(pageNumber))) {
    const resources = reader.get(page.dict, 'Resources');
    const fonts = isKind(resources, 'dict') ? reader.get(resources, 'Font') : undefined;
    for (const font of isKind(fonts, 'dict') ? fonts.entries.values() : []) {
      if (isKind(font, 'ref') && checked.has(font.number)) continue;
      if (isKind(font, 'ref')) checked.add(font.number);
      const found = reader.resolve(font);
      if (isKind(found, 'dict') && isEmbedded(found, packet)) continue;
      faults.push(fault('font', page.pageNumber, `A font of page ${page.pageNumber} isn't in the packet.`));
    }
  }
  return faults;
}

/** Whether the font's own file is there and, like the maps that belong to it, can be unpacked (else an error is thrown). */
function isEmbedded(font: PdfDict, { reader }: OpenedPacket): boolean {
  const descendants = reader.get(font, 'DescendantFonts');
  const descendant = isArray(descendants) ? reader.resolve(descendants[0]) : font;
  const descriptor = isKind(descendant, 'dict') ? reader.get(descendant, 'FontDescriptor') : undefined;
  if (!isKind(descendant, 'dict') || !isKind(descriptor, 'dict')) return false;
  const files = ['FontFile', 'FontFile2', 'FontFile3'].map((key) => reader.get(descriptor, key));
  const maps = [reader.get(font, 'ToUnicode'), reader.get(descendant, 'CIDToGIDMap')];
  for (const stream of [...files, ...maps]) if (isKind(stream, 'stream')) reader.decode(stream);
  return files.some((file) => isKind(file, 'stream'));
}
