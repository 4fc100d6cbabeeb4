import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { originalFileName } from '../../../../shared/domain/original-file-name.ts';
import type { PacketExhibit } from '../../../../shared/domain/packet.ts';

function anExhibit(changes: Partial<PacketExhibit> = {}): PacketExhibit {
  return {
    label: 'A',
    evidenceId: 'inv' as PacketExhibit['evidenceId'],
    title: 'Supplier invoice',
    typeLabel: 'Supplier invoice',
    dateText: '',
    facts: [],
    proves: '',
    frame: false,
    source: { sha256: 'a'.repeat(64), sizeBytes: 1, mime: 'application/pdf', fileName: 'x.PDF' },
    markedCopies: [],
    pages: [1],
    ...changes,
  };
}

describe('originalFileName', () => {
  it('reads like the list of exhibits', () => {
    expect(originalFileName(anExhibit(), 0, 8)).toBe('01_Exhibit-A_supplier-invoice.pdf');
    const photo = anExhibit({ label: 'AB', source: { ...anExhibit().source, mime: 'image/jpeg' } });
    expect(originalFileName(photo, 27, 120)).toBe('028_Exhibit-AB_supplier-invoice.jpg');
  });

  it('falls back to the type when nothing of the title can stand in a name', () => {
    expect(originalFileName(anExhibit({ title: '$$$ 🙂' }), 0, 1)).toBe('01_Exhibit-A_supplier-invoice.pdf');
    expect(originalFileName(anExhibit({ title: '#', typeLabel: '' }), 0, 1)).toBe('01_Exhibit-A.pdf');
  });

  it('stays within 120 characters for any title', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 }), (title) => {
        const name = originalFileName(anExhibit({ title }), 998, 999);
        expect(name.length).toBeLessThanOrEqual(120);
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
      }),
    );
  });
});
