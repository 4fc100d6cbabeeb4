import { describe, expect, it } from 'vitest';
import { makePacketPlan } from '../../../../shared/domain/packet-plan.ts';
import { aCaseFile, anEvidence, theCatalogue } from '../../../support/a-case-file.ts';

const catalogue = theCatalogue();

describe('makePacketPlan', () => {
  it('chooses the paper by marketplace', () => {
    expect(makePacketPlan(aCaseFile(), catalogue, '2026-10-01').paper).toBe('letter');
    expect(makePacketPlan(aCaseFile({ account: { marketplace: 'DE' } }), catalogue, '2026-10-01').paper).toBe('a4');
  });

  it('frames only types that may carry marks', () => {
    const evidence = [
      'gov_id',
      'utility_bill',
      'supplier_invoice',
      'product_photos',
      'removal_order_proof',
      'made_up',
    ].map((type) => anEvidence(type, { type }));
    const framed = makePacketPlan(aCaseFile({ evidence }), catalogue, '2026-10-01').exhibits.filter(
      (exhibit) => exhibit.frame,
    );
    expect(framed.map((exhibit) => exhibit.evidenceId)).toEqual(['product_photos', 'removal_order_proof']);
  });

  it('carries recognised words of the used pages, but not for types that may carry no marks', () => {
    const evidence = ['gov_id', 'utility_bill', 'supplier_invoice', 'product_photos', 'made_up'].map((type) =>
      anEvidence(type, { type, pages: [2] }),
    );
    const words = [{ text: 'Invoice', area: { left: 0.1, top: 0.1, width: 0.2, height: 0.02 } }];
    const texts = [1, 2].map((pageNumber) => ({ pageNumber, source: 'recognised' as const, text: 'Invoice', words }));
    const { exhibits } = makePacketPlan(aCaseFile({ evidence }), catalogue, '2026-10-01', () => texts);
    const having = exhibits.filter((exhibit) => exhibit.recognised !== undefined);
    expect(having.map((exhibit) => exhibit.evidenceId)).toEqual(['supplier_invoice', 'product_photos']);
    expect(having[0]?.recognised).toEqual([{ page: 2, words }]);
    const layer = texts.map((text) => ({ ...text, source: 'layer' as const }));
    const plan = makePacketPlan(aCaseFile({ evidence }), catalogue, '2026-10-01', () => layer);
    expect(plan.exhibits.every((exhibit) => exhibit.recognised === undefined)).toBe(true);
  });

  it('takes all pages, or just the chosen ones', () => {
    const evidence = [anEvidence('inv'), anEvidence('part', { pages: [2] })];
    const { exhibits } = makePacketPlan(aCaseFile({ evidence }), catalogue, '2026-10-01');
    expect(exhibits.map((exhibit) => exhibit.pages)).toEqual([[1, 2], [2]]);
    expect(exhibits[1]?.facts).toContainEqual({ label: 'Pages used', value: '2 of 2' });
  });

  it('leaves empty parts of the plan out', () => {
    const plan = makePacketPlan(aCaseFile({ plan: { correctiveActions: '  \n' } }), catalogue, '2026-10-01').plan;
    expect(plan.map((part) => part.heading)).toEqual(['Root cause', 'Preventive measures']);
  });

  it('is the same for the same input', () => {
    const make = () => JSON.stringify(makePacketPlan(aCaseFile(), catalogue, '2026-10-01'));
    expect(make()).toBe(make());
  });
});
