import type { PacketFault } from '../../../shared/domain/packet.ts';
import { fault, type Check } from './check-context.ts';
import type { FoundPage } from './packet-outline.ts';
import type { PacketReader } from './packet-reader.ts';
import { isArray, isKind, type PdfValue } from './pdf-value.ts';

/** What a page of evidence draws, and draws with, is what its source holds, byte for byte, by the fingerprint of each stream. */
export const checkEvidence: Check = (packet, { fingerprints }) => {
  if (!fingerprints) return [];
  const printer = createPrinter(packet.reader);
  const faults: PacketFault[] = [];
  for (const page of packet.pages) {
    const expected = fingerprints.get(page.pageNumber);
    if (!expected) continue;
    const contents = printer.listContents(page);
    if (!isSubsequence(expected.contents, contents)) {
      const message = `What page ${page.pageNumber} draws isn't what its source draws.`;
      faults.push(fault('hash', page.pageNumber, message));
    }
    const resources = printer.listResources(page);
    const isMissing = (print: string): boolean => !resources.some((prints) => prints.has(print));
    if ([...expected.resources].some(isMissing)) {
      const message = `A picture, font or form on page ${page.pageNumber} isn't the one of its source.`;
      faults.push(fault('hash', page.pageNumber, message));
    }
  }
  return faults;
};

/** Own content may stand before and behind, never in place of the evidence's. */
function isSubsequence(wanted: readonly string[], found: readonly string[]): boolean {
  let at = 0;
  for (const print of found) if (print === wanted[at]) at += 1;
  return at === wanted.length;
}

function createPrinter(reader: PacketReader) {
  const prints = new Map<number, string>();
  const sets = new Map<string, ReadonlySet<string>>();
  const printStream = (value: PdfValue): string | undefined => {
    if (!isKind(value, 'ref')) return undefined;
    const known = prints.get(value.number);
    if (known) return known;
    const stream = reader.resolve(value);
    if (!isKind(stream, 'stream')) return undefined;
    const print = reader.fingerprint(stream);
    prints.set(value.number, print);
    return print;
  };

  /** Fingerprints of all streams that values lead to, each object visited once; remembered for shared resources. */
  const printReachable = (roots: readonly PdfValue[]): ReadonlySet<string> => {
    const key = roots.every((root) => isKind(root, 'ref')) ? roots.map((root) => root.number).join(' ') : undefined;
    const known = key === undefined ? undefined : sets.get(key);
    if (known) return known;
    const found = new Set<string>();
    const seen = new Set<number>();
    const open = [...roots];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (isKind(next, 'ref')) {
        if (seen.has(next.number)) continue;
        seen.add(next.number);
      }
      const print = printStream(next);
      if (print) found.add(print);
      open.push(...listParts(reader.resolve(next)));
    }
    if (key !== undefined) sets.set(key, found);
    return found;
  };

  return {
    listContents: ({ dict }: FoundPage): readonly string[] => {
      const own = dict.entries.get('Contents') ?? null;
      const list = isKind(own, 'ref') ? reader.resolve(own) : own;
      const parts = isArray(list) ? list : [own];
      return parts.map(printStream).filter((print) => print !== undefined);
    },
    listResources: ({ dict }: FoundPage): readonly ReadonlySet<string>[] => {
      const resources = dict.entries.get('Resources') ?? null;
      // Resources that were extended are the page's own; what they share with other pages lies one level below.
      const resolved = reader.resolve(resources);
      if (isKind(resources, 'ref') || !isKind(resolved, 'dict')) return [printReachable([resources])];
      return [...resolved.entries.values()].map((group) =>
        printReachable(isKind(group, 'dict') ? [...group.entries.values()] : [group]),
      );
    },
  };
}

function listParts(value: PdfValue): readonly PdfValue[] {
  if (isArray(value)) return value;
  const dict = isKind(value, 'stream') ? value.dict : value;
  return isKind(dict, 'dict') ? [...dict.entries.values()] : [];
}
