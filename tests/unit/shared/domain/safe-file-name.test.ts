import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeFileName } from '../../../../shared/domain/safe-file-name.ts';

describe('safeFileName', () => {
  it.each([
    ['Supplier invoice', 'supplier-invoice'],
    ['Marrowby & Tate: invoice #20817 ($)', 'marrowby-tate-invoice-20817'],
    ['Crème brûlée / Ångström', 'creme-brulee-angstrom'],
    ['供应商发票 2026', '供应商发票-2026'],
    ['فاتورة ١٢٣', 'فاتورة-١٢٣'],
    ['Счёт №5', 'счёт-no5'],
    ['🙂🙃', ''],
    ['1️⃣ first', '1-first'],
    ['../../etc/passwd', 'etc-passwd'],
    ['CON', 'con-file'],
    ['\u202Eexe.fdp', 'exe-fdp'],
    ['   ', ''],
  ])('makes %j into %j', (text, name) => {
    expect(safeFileName(text, 80)).toBe(name);
  });

  it('gives a name of every text that any system and upload page takes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), fc.integer({ min: 8, max: 110 }), (text, max) => {
        const name = safeFileName(text, max);
        expect(name.length).toBeLessThanOrEqual(max + '-file'.length);
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(205);
        expect(name).not.toMatch(/[\s$&#<>:"/\\|?*.\p{C}]|^-|-$/u);
        expect(name).toBe(name.normalize('NFC'));
        expect(name.isWellFormed()).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
