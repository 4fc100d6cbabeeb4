import { describe, expect, it } from 'vitest';
import { listExhibits } from '../../../../shared/domain/exhibits.ts';
import { composeLetter } from '../../../../shared/domain/letter.ts';
import type { PacketBlock } from '../../../../shared/domain/packet.ts';
import { aCaseFile, anEvidence, theCatalogue } from '../../../support/a-case-file.ts';

const compose = (...input: Parameters<typeof aCaseFile>) => {
  const file = aCaseFile(...input);
  return composeLetter(file, listExhibits(file.evidence, file.plan, file.case), theCatalogue());
};
const wordsOf = (block: PacketBlock): string =>
  block.kind === 'heading'
    ? block.text
    : block.inlines.map((inline) => (inline.kind === 'text' ? inline.text : `[${inline.evidenceId}]`)).join('');

describe('composeLetter', () => {
  it('puts what a reviewer needs to find the account at the head', () => {
    expect(compose().facts.map((fact) => `${fact.label}: ${fact.value}`)).toEqual([
      'Store: Brightleaf Home',
      'Legal entity: Brightleaf Trading LLC',
      'Merchant token: A2EXAMPLE12345',
      'Marketplace: United States (amazon.com)',
      'Case ID: 12345678901',
      'ASIN: B0ABCDEFGH',
      'Notice received: 14 September 2026, cites Section 3',
      'Appeal round: 1',
    ]);
  });

  it('leaves out what is not known instead of printing an empty row', () => {
    const letter = compose({
      account: { merchantToken: '' },
      case: { caseIds: [], noticeReceivedOn: null, section3: false },
    });
    expect(letter.facts.map((fact) => fact.label)).not.toContain('Merchant token');
    expect(letter.facts.map((fact) => fact.label)).not.toContain('Notice received');
    expect(letter.blocks.map(wordsOf).join('\n')).toContain('answers your notice');
  });

  it('answers each request of the notice with its exhibits, and names the rest', () => {
    const noticeText =
      'How do I reactivate my account?\n- Invoices from your supplier.\n- The root cause\n- A passport\n';
    const evidence = [anEvidence('inv'), anEvidence('photo', { type: 'product_photos', title: 'Photo of the label' })];
    const words = compose({ noticeText, evidence, plan: { preventiveMeasures: 'x' } }).blocks.map(wordsOf);
    expect(words).toContain('Invoices from your supplier: [inv]');
    expect(words).toContain('The root cause: plan of action, “Root cause”');
    expect(words.join('\n')).not.toContain('passport');
    expect(words).toContain('Photo of the label: [photo]');
  });

  it('claims no part of the plan that is not written, and no documents where there are none', () => {
    const empty = { rootCause: '', correctiveActions: ' ', preventiveMeasures: '' };
    const words = (...input: Parameters<typeof aCaseFile>) =>
      compose(...input)
        .blocks.map(wordsOf)
        .join('\n');
    expect(words({ plan: empty })).not.toContain('plan of action');
    expect(words({ case: { path: 'dispute' }, plan: empty })).not.toContain('facts below');
    const partly = words({ plan: { ...empty, rootCause: 'We erred.', preventiveMeasures: 'We check.' } });
    expect(partly).toContain('The plan of action states the root cause and the preventive measures that are in force.');
    expect(words()).toContain('unaltered copies');
    expect(words({ evidence: [] })).not.toContain('documents are unaltered');
  });

  it('speaks according to the path', () => {
    expect(compose().blocks.map(wordsOf).join(' ')).toContain('root cause');
    expect(
      compose({ case: { path: 'dispute' } })
        .blocks.map(wordsOf)
        .join(' '),
    ).toContain('complies');
    for (const path of ['documents', 'retraction', 'reactivate-other-first'] as const) {
      expect(compose({ case: { path } }).blocks.map(wordsOf).join(' ')).not.toContain('plan of action states');
    }
  });

  it('cites only what is in the packet', () => {
    const evidence = [anEvidence('inv'), anEvidence('out', { include: false })];
    const cited = compose({ evidence }).blocks.map(wordsOf).join(' ');
    expect(cited).toContain('[inv]');
    expect(cited).not.toContain('[out]');
  });
});
