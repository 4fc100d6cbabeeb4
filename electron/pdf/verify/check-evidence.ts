import { createHash } from 'node:crypto';
import type { PacketFault } from '../../../shared/domain/packet.ts';
import { fault, type Check } from './check-context.ts';
import type { FoundPage } from './packet-outline.ts';
import type { PacketReader } from './packet-reader.ts';
import { isArray, isKind, type PdfValue } from './pdf-value.ts';

/** What a page of evidence draws, and draws with, is what its source holds, byte for byte, by SHA-256 of each stream. */
export const checkEvidence: Check = (packet, { fingerprints }) => {
  if (!fingerprints) return [];
  const hasher = createHasher(packet.reader);
  const faults: PacketFault[] = [];
  for (const page of packet.pages) {
    const expected = fingerprints.get(page.pageNumber);
    if (!expected) continue;
    const contents = hasher.hashContents(page);
    if (!isSubsequence(expected.contents, contents)) {
      const message = `What page ${page.pageNumber} draws isn't what its source draws.`;
      faults.push(fault('hash', page.pageNumber, message));
    }
    const resources = hasher.hashResources(page);
    const isMissing = [...expected.resources].some((hash) => !resources.has(hash));
    if (isMissing) {
      const message = `A picture, font or form on page ${page.pageNumber} isn't the one of its source.`;
      faults.push(fault('hash', page.pageNumber, message));
    }
  }
  return faults;
};

/** Own content may stand before and behind, never in place of the evidence's. */
function isSubsequence(wanted: readonly string[], found: readonly string[]): boolean {
  let at = 0;
  for (const hash of found) if (hash === wanted[at]) at += 1;
  return at === wanted.length;
}

function createHasher(reader: PacketReader) {
  const hashes = new Map<number, string>();
  const sets = new Map<number, ReadonlySet<string>>();
  const hashStream = (value: PdfValue): string | undefined => {
    if (!isKind(value, 'ref')) return undefined;
    const known = hashes.get(value.number);
    if (known) return known;
    const stream = reader.resolve(value);
    if (!isKind(stream, 'stream')) return undefined;
    const hash = createHash('sha256').update(reader.readRaw(stream)).digest('hex');
    hashes.set(value.number, hash);
    return hash;
  };

  /** Hashes of all streams that a value leads to; remembered for shared resources. */
  const hashReachable = (root: PdfValue): ReadonlySet<string> => {
    const known = isKind(root, 'ref') ? sets.get(root.number) : undefined;
    if (known) return known;
    const found = new Set<string>();
    const seen = new Set<number>();
    const open: PdfValue[] = [root];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (isKind(next, 'ref')) {
        if (seen.has(next.number)) continue;
        seen.add(next.number);
      }
      const hash = hashStream(next);
      if (hash) found.add(hash);
      const value = reader.resolve(next);
      if (isArray(value)) open.push(...value);
      const dict = isKind(value, 'stream') ? value.dict : value;
      if (isKind(dict, 'dict')) open.push(...dict.entries.values());
    }
    if (isKind(root, 'ref')) sets.set(root.number, found);
    return found;
  };

  return {
    hashContents: ({ dict }: FoundPage): readonly string[] => {
      const own = dict.entries.get('Contents') ?? null;
      const list = isKind(own, 'ref') ? reader.resolve(own) : own;
      const parts = isArray(list) ? list : [own];
      return parts.map(hashStream).filter((hash) => hash !== undefined);
    },
    hashResources: ({ dict }: FoundPage): ReadonlySet<string> => {
      const resources = dict.entries.get('Resources') ?? null;
      // Resources that were extended are the page's own; what they share with other pages lies one level below.
      const resolved = reader.resolve(resources);
      if (isKind(resources, 'ref') || !isKind(resolved, 'dict')) return hashReachable(resources);
      const groups = [...resolved.entries.values()].flatMap((group) =>
        isKind(group, 'dict') ? [...group.entries.values()] : [group],
      );
      return new Set(groups.flatMap((value) => [...hashReachable(value)]));
    },
  };
}
