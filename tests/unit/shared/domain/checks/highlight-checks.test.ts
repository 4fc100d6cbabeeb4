import { describe, expect, it } from 'vitest';
import { checkCase } from '../../../../../shared/domain/checks/check-case.ts';
import { aCaseFile, anEvidence, theCatalogue } from '../../../../support/a-case-file.ts';
import { aHighlight } from '../../../../support/a-highlight.ts';

const rulesOf = (changes: Parameters<typeof aCaseFile>[0]) =>
  checkCase(aCaseFile(changes), theCatalogue(), '2026-10-01').filter(({ rule }) => /marked-copy|highlight/.test(rule));

describe('checkHighlights', () => {
  it('has nothing to say of highlights that get into the packet, or are notes', () => {
    expect(rulesOf({ highlights: [aHighlight('inv', { pageNumber: 2 })] })).toEqual([]);
    const bill = [anEvidence('inv', { type: 'utility_bill' })];
    expect(rulesOf({ evidence: bill, highlights: [aHighlight('inv', { inPacket: false })] })).toEqual([]);
  });

  it('says when a kind of document may not have a marked copy', () => {
    const evidence = [anEvidence('inv', { type: 'utility_bill' })];
    const [finding] = rulesOf({ evidence, highlights: [aHighlight('inv')] });
    expect(finding).toMatchObject({ rule: 'marked-copy-not-allowed', level: 'warning', where: 'evidence/inv' });
    expect(finding?.message).toContain('Utility bill');
  });

  it('says when the page is not in the packet', () => {
    const evidence = [anEvidence('inv', { pages: [1] })];
    const highlights = [aHighlight('inv', { pageNumber: 2 }), aHighlight('inv', { pageNumber: 2 })];
    expect(rulesOf({ evidence, highlights }).map(({ rule, message }) => [rule, message])).toEqual([
      ['highlight-page-unused', '"Invoice inv" has highlights on page 2, which is not in the packet.'],
    ]);
  });

  it('looks only at documents of the packet', () => {
    const evidence = [anEvidence('inv', { type: 'utility_bill', include: false })];
    expect(rulesOf({ evidence, highlights: [aHighlight('inv')] })).toEqual([]);
  });
});
