import { describe, expect, it } from 'vitest';
import { titleFromFileName } from '../../../../../electron/features/evidence/title-from-file-name.ts';

describe('titleFromFileName', () => {
  it.each([
    ['acme_invoice_1043.pdf', 'Acme invoice 1043'],
    ['letter-of-authorization.PDF', 'Letter of authorization'],
    ['Scan 2026-09-14.jpeg', 'Scan 2026-09-14'],
    ['260916ABC.pdf', '260916ABC'],
    ['供应商发票.pdf', '供应商发票'],
    ['.pdf', 'Document'],
    ['___.png', 'Document'],
    ['v1.2 final.pdf', 'V1.2 final'],
    ['no ending', 'No ending'],
  ])('makes %j into %j', (fileName, title) => {
    expect(titleFromFileName(fileName)).toBe(title);
  });

  it('is never longer than a title may be', () => {
    for (const name of ['a'.repeat(900), '😀'.repeat(300), `x${'😀'.repeat(300)}`]) {
      const title = titleFromFileName(`${name}.pdf`);
      expect(title.length).toBeLessThanOrEqual(300);
      expect(title.length).toBeGreaterThan(290);
      expect(title.isWellFormed()).toBe(true);
    }
  });
});
