import { describe, expect, it } from 'vitest';
import { findEntryIndex, listPacketEntries } from '../../../../../renderer/features/packets/packet-contents.ts';
import type { PacketReport } from '../../../../../shared/domain/packet.ts';

const report: Pick<PacketReport, 'sections' | 'exhibits'> = {
  sections: [
    { kind: 'letter', firstPage: 1, lastPage: 1 },
    { kind: 'plan', firstPage: 2, lastPage: 3 },
    { kind: 'index', firstPage: 4, lastPage: 4 },
    { kind: 'exhibits', firstPage: 5, lastPage: 10 },
  ],
  exhibits: [
    { label: 'A', evidenceId: 'inv', title: 'Invoice', separatorPage: 5, firstPage: 6, lastPage: 8 },
    { label: 'B', evidenceId: 'bill', title: 'Bill', separatorPage: 9, firstPage: 10, lastPage: 10 },
  ],
};

describe('listPacketEntries', () => {
  it('lists the front and then each exhibit, in page order', () => {
    expect(listPacketEntries(report).map((entry) => [entry.kind, entry.startPage, entry.lastPage])).toEqual([
      ['letter', 1, 1],
      ['plan', 2, 3],
      ['index', 4, 4],
      ['exhibit', 5, 8],
      ['exhibit', 9, 10],
    ]);
  });

  it('needs neither plan nor exhibits', () => {
    expect(listPacketEntries({ sections: [{ kind: 'letter', firstPage: 1, lastPage: 2 }], exhibits: [] })).toEqual([
      { kind: 'letter', startPage: 1, lastPage: 2 },
    ]);
  });
});

describe('findEntryIndex', () => {
  it('finds the entry of every page; a separator belongs to its exhibit', () => {
    const entries = listPacketEntries(report);
    expect([1, 2, 3, 4, 5, 6, 8, 9, 10].map((page) => findEntryIndex(entries, page))).toEqual([
      0, 1, 1, 2, 3, 3, 3, 4, 4,
    ]);
    expect([0, 11].map((page) => findEntryIndex(entries, page))).toEqual([-1, -1]);
  });
});
