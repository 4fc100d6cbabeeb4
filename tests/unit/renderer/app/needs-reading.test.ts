import { describe, expect, it } from 'vitest';
import { needsReading } from '../../../../renderer/app/needs-reading.ts';
import type { EvidenceId } from '../../../../shared/domain/ids.ts';

const clean = {
  kind: 'evidence-import',
  added: ['a' as EvidenceId],
  duplicates: [],
  refused: [],
  lookAlikes: [],
  left: [],
} as const;
const result = (changes: object) => ({ ...structuredClone(clean), ...changes }) as never;

describe('needsReading', () => {
  it('keeps a failure until it was read', () => {
    expect(needsReading({ status: 'failed', result: null })).toBe(true);
  });

  it('keeps an import of which some files were not taken', () => {
    const refusal = { file: 'x.heic', code: 'kind', message: '', fix: '' };
    expect(needsReading({ status: 'succeeded', result: result({ refused: [refusal] }) })).toBe(true);
    expect(
      needsReading({ status: 'succeeded', result: result({ duplicates: [{ file: 'x', evidenceId: 'a' }] }) }),
    ).toBe(true);
  });

  it('lets a clean import and a cancelled one go', () => {
    expect(needsReading({ status: 'succeeded', result: result({}) })).toBe(false);
    expect(needsReading({ status: 'cancelled', result: null })).toBe(false);
  });

  it('keeps what only it can tell: files left after a cancel, look-alikes, notes of a replacement', () => {
    expect(needsReading({ status: 'cancelled', result: result({ left: ['b.pdf'] }) })).toBe(true);
    const pair = { evidenceId: 'a', otherId: 'b' };
    expect(needsReading({ status: 'succeeded', result: result({ lookAlikes: [pair] }) })).toBe(true);
    const replaced = { kind: 'evidence-replace', evidenceId: 'a', notes: [] };
    expect(needsReading({ status: 'succeeded', result: replaced as never })).toBe(false);
    const noted = { ...replaced, notes: [{ rule: 'replaced-kind' }] };
    expect(needsReading({ status: 'succeeded', result: noted as never })).toBe(true);
  });
});
