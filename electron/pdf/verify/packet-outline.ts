import type { PacketReader } from './packet-reader.ts';
import { decodePdfText, isArray, isKind, type PdfDict, type PdfValue } from './pdf-value.ts';

/** A page as it was found in the file. */
export type FoundPage = {
  /** Physical, 1-based. */
  readonly pageNumber: number;
  readonly objectNumber: number;
  readonly dict: PdfDict;
};

/** A packet, opened, with its pages in order. */
export type OpenedPacket = {
  readonly reader: PacketReader;
  readonly catalog: PdfDict;
  readonly pages: readonly FoundPage[];
  /** The page of a destination, 1-based; undefined when it leads nowhere. */
  findTarget(destination: PdfValue | undefined): number | undefined;
};

/** A bookmark as it was found. */
export type FoundBookmark = {
  readonly title: string;
  readonly targetPage: number | undefined;
  readonly keepsZoom: boolean;
  readonly children: readonly FoundBookmark[];
};

const MAX_NODES = 100_000;

/** Walks the page tree. Throws `PacketStructureError` when an object of it is missing. */
export function listPages(reader: PacketReader, catalog: PdfDict): OpenedPacket {
  const pages: FoundPage[] = [];
  const byObject = new Map<number, number>();
  const visit = (value: PdfValue | undefined, depth: number): void => {
    const node = reader.resolve(value);
    if (!isKind(node, 'dict') || depth > 50 || pages.length > MAX_NODES) return;
    const kids = reader.get(node, 'Kids');
    if (isArray(kids)) {
      for (const kid of kids) visit(kid, depth + 1);
      return;
    }
    const objectNumber = isKind(value, 'ref') ? value.number : 0;
    pages.push({ pageNumber: pages.length + 1, objectNumber, dict: node });
    byObject.set(objectNumber, pages.length);
  };
  visit(catalog.entries.get('Pages'), 0);
  return {
    reader,
    catalog,
    pages,
    findTarget: (destination) => {
      const found = destination === undefined ? null : reader.resolve(destination);
      const target = isArray(found) ? found[0] : undefined;
      return isKind(target, 'ref') ? byObject.get(target.number) : undefined;
    },
  };
}

/** The bookmarks as a tree. */
export function listBookmarks(packet: OpenedPacket): readonly FoundBookmark[] {
  const { reader } = packet;
  const root = reader.get(packet.catalog, 'Outlines');
  let count = 0;
  const readChildren = (parent: PdfDict, depth: number): readonly FoundBookmark[] => {
    const found: FoundBookmark[] = [];
    let item = reader.get(parent, 'First');
    while (isKind(item, 'dict') && depth < 50 && (count += 1) < MAX_NODES) {
      const title = reader.get(item, 'Title');
      const destination = item.entries.get('Dest');
      found.push({
        title: isKind(title, 'text') ? decodePdfText(title) : '',
        targetPage: packet.findTarget(destination),
        keepsZoom: keepsZoom(destination === undefined ? null : reader.resolve(destination)),
        children: readChildren(item, depth + 1),
      });
      item = reader.get(item, 'Next');
    }
    return found;
  };
  return isKind(root, 'dict') ? readChildren(root, 0) : [];
}

/** Whether the uppermost bookmarks, followed from the first, end at the one that the outline calls its last. */
export function isChainWhole({ reader, catalog }: OpenedPacket): boolean {
  const root = reader.get(catalog, 'Outlines');
  if (!isKind(root, 'dict')) return false;
  const last = root.entries.get('Last');
  let at = root.entries.get('First');
  for (let count = 0; count < MAX_NODES; count += 1) {
    const item = reader.resolve(at);
    const next = isKind(item, 'dict') ? item.entries.get('Next') : undefined;
    if (next === undefined) break;
    at = next;
  }
  return isKind(at, 'ref') && isKind(last, 'ref') && at.number === last.number;
}

/** Whether a destination leaves the zoom to the reader: `/XYZ left top null`. */
export function keepsZoom(destination: PdfValue): boolean {
  if (!isArray(destination)) return false;
  const [, view, , , zoom] = destination;
  return isKind(view, 'name') && view.name === 'XYZ' && (zoom === null || zoom === 0 || zoom === undefined);
}
