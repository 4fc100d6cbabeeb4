import { describe, expect, it } from 'vitest';
import { checkCase } from '../../../../../shared/domain/checks/check-case.ts';
import { sentenceAround } from '../../../../../shared/domain/checks/citation-checks.ts';
import { DEFAULT_PACKET_OPTIONS } from '../../../../../shared/domain/packet-options.ts';
import { parsePlanMarkup } from '../../../../../shared/domain/plan-markup.ts';
import { aCaseFile, anEvidence, theCatalogue } from '../../../../support/a-case-file.ts';

const catalogue = theCatalogue();
const check = (...input: Parameters<typeof aCaseFile>) => checkCase(aCaseFile(...input), catalogue, '2026-10-01');
const rules = (...input: Parameters<typeof aCaseFile>): readonly string[] =>
  check(...input).map((finding) => finding.rule);

describe('checkCase', () => {
  it('finds nothing in a complete case', () => {
    expect(check()).toEqual([]);
  });

  it('names the sentence and the evidence of a citation that is not in the case', () => {
    const [finding] = check({ plan: { rootCause: 'First. We bought 40 units [[gone]]. Last [[inv]].' } });
    expect(finding).toMatchObject({ rule: 'citation-unknown', level: 'error', where: 'plan/rootCause' });
    expect(finding?.message).toContain('"We bought 40 units [gone]."');
    expect(finding?.message).toContain('"gone"');
  });

  it('refuses a citation of evidence that is left out', () => {
    const evidence = [anEvidence('inv', { include: false }), anEvidence('sheet', { type: 'supplier_contact_sheet' })];
    const findings = check({ evidence });
    expect(findings.filter((finding) => finding.rule === 'citation-left-out')).toHaveLength(2);
    expect(findings[0]?.level).toBe('error');
  });

  it('refuses a cited page beyond the end, and one that is not used', () => {
    expect(check({ plan: { rootCause: 'See [[inv p3]].' } })[0]?.message).toContain('which has 2 pages');
    const evidence = [anEvidence('inv', { pages: [2] }), anEvidence('sheet', { type: 'supplier_contact_sheet' })];
    expect(check({ evidence })[0]?.message).toContain('not among the pages used');
    expect(rules({ plan: { rootCause: 'See [[inv p2]].' } })).not.toContain('citation-page');
  });

  it('refuses what looks like a citation and is none, unless a backslash keeps it as text', () => {
    const rootCause = 'See [[inv]] and [[two words]], [[inv p1-2]], [[ inv ]], \\[[as text]], [one] and [[open.';
    const found = check({ plan: { rootCause } }).filter((finding) => finding.rule === 'citation-unreadable');
    expect(found.map(({ message }) => /"(.*)"/.exec(message)?.[1])).toEqual([
      '[[two words]]',
      '[[inv p1-2]]',
      '[[ inv ]]',
    ]);
    expect(found[0]).toMatchObject({ level: 'error', where: 'plan/rootCause' });
  });

  it('wants the head of the letter complete', () => {
    expect(
      rules({ account: { merchantToken: '', legalName: '' } }).filter((rule) => rule === 'head-incomplete'),
    ).toHaveLength(2);
  });

  it('asks for all three parts only where a plan is asked for', () => {
    expect(rules({ plan: { preventiveMeasures: ' ' } })).toContain('plan-part-empty');
    expect(rules({ case: { path: 'documents' }, plan: { preventiveMeasures: ' ' } })).not.toContain('plan-part-empty');
  });

  it('blocks a packet of nothing', () => {
    const findings = check({ evidence: [], plan: { rootCause: '', correctiveActions: '', preventiveMeasures: '' } });
    expect(findings[0]).toMatchObject({ rule: 'packet-empty', level: 'error' });
  });

  it('counts the age of an invoice back from the notice, not from today', () => {
    const dated = (documentDate: string) => [
      anEvidence('inv', { documentDate }),
      anEvidence('sheet', { type: 'supplier_contact_sheet' }),
    ];
    expect(rules({ evidence: dated('2025-09-14') })).not.toContain('freshness');
    const [finding] = check({ evidence: dated('2025-09-13') }).filter((found) => found.rule === 'freshness');
    expect(finding?.message).toContain('366 days old');
  });

  it('counts the age of a utility bill back from the submission', () => {
    const bill = anEvidence('bill', { type: 'utility_bill', documentDate: '2026-07-03' });
    const evidence = [anEvidence('inv'), anEvidence('sheet', { type: 'supplier_contact_sheet' }), bill];
    expect(rules({ evidence })).not.toContain('freshness');
    expect(checkCase(aCaseFile({ evidence }), catalogue, '2026-10-02').map((finding) => finding.rule)).toContain(
      'freshness',
    );
  });

  it('points at expired, undated, untyped, uncited and doubled documents', () => {
    const evidence = [
      anEvidence('inv', { documentDate: null }),
      anEvidence('sheet', { type: 'supplier_contact_sheet' }),
      anEvidence('copy', { file: anEvidence('inv').file }),
      anEvidence('id', { type: 'gov_id', expiresOn: '2026-09-30' }),
      anEvidence('what', { type: 'other_document' }),
    ];
    const found = rules({ evidence });
    for (const rule of ['date-missing', 'same-file-twice', 'expired', 'type-missing', 'exhibit-uncited'])
      expect(found).toContain(rule);
  });

  it('says that a separate file has to be uploaded too, and warns of its pages that were not chosen', () => {
    const packetOptions = { ...DEFAULT_PACKET_OPTIONS, enclosed: ['inv'] };
    const separate = (pages: number[] | null) =>
      check({ evidence: [anEvidence('inv', { pages })], case: { packetOptions } }).find(
        ({ rule }) => rule === 'separate-file',
      );
    expect(separate(null)).toMatchObject({ level: 'info', where: 'evidence/inv' });
    expect(separate([1])).toMatchObject({ level: 'warning' });
    expect(separate([1])?.message).toContain('also those that you did not choose');
    expect(rules({ evidence: [anEvidence('inv')] })).not.toContain('separate-file');
  });

  it('says which usual documents and which requests of the notice have no answer', () => {
    const noticeText =
      'How do I reactivate my account?\n- A utility bill\n- Invoices\n\nWhat happens if I do not?\n- Nothing';
    const findings = check({
      evidence: [anEvidence('inv')],
      noticeText,
      plan: { preventiveMeasures: 'Checked [[inv]].' },
    });
    expect(findings.find((finding) => finding.rule === 'document-missing')?.message).toContain(
      'Supplier contact sheet',
    );
    const unanswered = findings.filter((finding) => finding.rule === 'request-unanswered');
    expect(unanswered).toHaveLength(1);
    expect(unanswered[0]?.message).toContain('A utility bill');
  });

  it('shows errors before warnings', () => {
    const levels = check({ account: { email: '' }, plan: { rootCause: 'See [[gone]].' } }).map(
      (finding) => finding.level,
    );
    expect(levels).toEqual([...levels].sort((a, b) => (a === b ? 0 : a === 'error' ? -1 : 1)));
    expect(levels[0]).toBe('error');
  });
});

describe('sentenceAround', () => {
  it('cuts a very long sentence in its middle', () => {
    const [block] = parsePlanMarkup(`${'word '.repeat(80)}[[inv]] end.`);
    expect(block && sentenceAround(block, 1).length).toBeLessThanOrEqual(160);
  });
});
