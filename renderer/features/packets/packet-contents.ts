import type { PacketReport } from '../../../shared/domain/packet.ts';

export type PacketSectionKind = PacketReport['sections'][number]['kind'];

/** One line of the packet's contents. Pages are physical pages of the packet, 1-based. */
export type PacketEntry =
  | { readonly kind: 'letter' | 'plan' | 'index'; readonly startPage: number; readonly lastPage: number }
  | {
      readonly kind: 'exhibit';
      readonly label: string;
      readonly title: string;
      /** The separator sheet in front of it, or its first page where there is none. */
      readonly startPage: number;
      readonly firstPage: number;
      readonly lastPage: number;
    };

/** What a packet holds, in its own order. */
export function listPacketEntries(report: Pick<PacketReport, 'sections' | 'exhibits'>): readonly PacketEntry[] {
  const front = report.sections.flatMap(({ kind, firstPage, lastPage }): readonly PacketEntry[] =>
    kind === 'exhibits' ? [] : [{ kind, startPage: firstPage, lastPage }],
  );
  const exhibits = report.exhibits.map(({ label, title, separatorPage, firstPage, lastPage }): PacketEntry => ({
    kind: 'exhibit',
    label,
    title,
    startPage: separatorPage ?? firstPage,
    firstPage,
    lastPage,
  }));
  return [...front, ...exhibits].sort((a, b) => a.startPage - b.startPage);
}

/** Index of the entry that a page belongs to; -1 when there is none. */
export function findEntryIndex(entries: readonly PacketEntry[], pageNumber: number): number {
  return entries.findLastIndex((entry) => entry.startPage <= pageNumber && pageNumber <= entry.lastPage);
}
