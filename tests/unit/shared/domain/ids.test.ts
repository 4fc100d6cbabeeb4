import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evidenceIdSchema, makeEvidenceId } from '../../../../shared/domain/ids.ts';

describe('makeEvidenceId', () => {
  it('makes a readable slug', () => {
    expect(makeEvidenceId('Acme Invoice 1043.pdf', new Set())).toBe('acme-invoice-1043-pdf');
    expect(makeEvidenceId('Łódź é', new Set())).toMatch(/^[a-z0-9-]+$/);
  });

  it('avoids ids that are taken', () => {
    expect(makeEvidenceId('scan', new Set(['scan', 'scan-2']))).toBe('scan-3');
  });

  it('gives a valid id for any title', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        (title) => evidenceIdSchema.safeParse(makeEvidenceId(title, new Set())).success,
      ),
    );
  });
});
