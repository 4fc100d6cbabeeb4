import { describe, expect, it } from 'vitest';
import { checkCase } from '../../../../../shared/domain/checks/check-case.ts';
import { aCaseFile, anEvidence, theCatalogue } from '../../../../support/a-case-file.ts';

const TODAY = '2026-10-01';
const sheet = anEvidence('sheet', { type: 'supplier_contact_sheet', title: 'Supplier contact' });
const inv = anEvidence('inv', { quantities: { B0ABCDEFGH: 120 } });
type Changes = Parameters<typeof aCaseFile>[0];
const findOf = (rule: string, changes: Changes) =>
  checkCase(aCaseFile(changes), theCatalogue(), TODAY).filter((finding) => finding.rule === rule);

describe('names and addresses', () => {
  it('shows the difference to the legal name', () => {
    const evidence = [anEvidence('inv', { holder: 'Brightleaf Tradings LLC' }), sheet];
    const [finding] = findOf('holder-differs', { evidence });
    expect(finding).toMatchObject({ level: 'warning', where: 'evidence/inv' });
    expect(finding?.message).toContain('only on the document: "Tradings"; only on the account: "Trading"');
    expect(finding?.source).toContain('Amazon staff: utility bill rules');
  });

  it('only informs about another spelling, names the store, and leaves papers of persons alone', () => {
    const holder = 'BRIGHTLEAF TRADING, L.L.C.';
    expect(findOf('holder-differs', { evidence: [anEvidence('inv', { holder }), sheet] })[0]?.level).toBe('info');
    const store = [anEvidence('inv', { holder: 'Brightleaf Home' }), sheet];
    expect(findOf('holder-differs', { evidence: store })[0]?.message).toContain('That is the store name.');
    const id = anEvidence('id', { type: 'gov_id', holder: 'Maren Ostrander' });
    expect(findOf('holder-differs', { evidence: [inv, sheet, id] })).toEqual([]);
    expect(findOf('holder-differs', { evidence: [anEvidence('inv', { holder: '' }), sheet] })).toEqual([]);
  });

  it('compares the address of the account with the text of a bill', () => {
    const bill = anEvidence('bill', { type: 'utility_bill', title: 'Bill' });
    const withText = (text: string) => ({ evidence: [inv, sheet, bill], textByEvidence: { bill: text } });
    expect(findOf('address-differs', withText('12 MILL LN\nDOVER DE 19901'))).toEqual([]);
    expect(findOf('address-differs', withText(''))).toEqual([]);
    const [finding] = findOf('address-differs', withText('14 Mill Lane\nDover, DE 19901'));
    expect(finding?.message).toContain('"12 Mill Lane" was not found; nearest is "14 Mill Lane"');
    expect(findOf('address-missing', { evidence: [bill], account: { address: '' } })).toHaveLength(1);
  });
});

describe('dates in order', () => {
  it('finds documents and a notice from days to come', () => {
    const evidence = [anEvidence('inv', { documentDate: '2026-10-02' }), sheet];
    expect(findOf('date-in-future', { evidence })).toMatchObject([{ where: 'evidence/inv' }]);
    expect(findOf('date-in-future', { case: { noticeReceivedOn: '2026-10-02' } })).toMatchObject([
      { where: 'case/noticeReceivedOn' },
    ]);
  });

  it('wants corrective actions between the notice and the submission', () => {
    const steps = (correctiveActions: string) => ({ plan: { correctiveActions } });
    const before = findOf('date-before-notice', steps('- On 2026-09-13 we removed 37 units [[inv]].'));
    expect(before).toMatchObject([{ where: 'plan/correctiveActions', level: 'warning' }]);
    expect(findOf('date-before-notice', steps('- On 14 September 2026 we removed 37 units [[inv]].'))).toEqual([]);
    const old = '- On 2026-09-16 we refunded the 3 orders of 2026-07-11 to 2026-08-09 [[inv]].';
    expect(findOf('date-before-notice', steps(old))).toEqual([]);
    const late = '- On October 2, 2026 we removed 37 units [[inv]].';
    expect(findOf('date-after-submission', steps(late))).toHaveLength(1);
    expect(findOf('date-before-notice', { ...steps('On 2026-09-01 we sold it.'), case: { path: 'dispute' } })).toEqual(
      [],
    );
  });

  it('asks about dates that two readers read as two days', () => {
    const plan = (correctiveActions: string) => ({ plan: { correctiveActions } });
    const found = findOf('date-unclear', plan('- On 03/04/2026 we removed 37 units [[inv]].'));
    expect(found).toMatchObject([{ where: 'plan/correctiveActions', level: 'warning' }]);
    expect(found[0]?.message).toContain('"03/04/2026"');
    const clear = '- On 25/09/2026, 9/25/2026, 09/09/2026 and 2026-09-10 we removed 37 units of SKU 1/2/3 [[inv]].';
    expect(findOf('date-unclear', plan(clear))).toEqual([]);
  });

  it('says when proof of a new process is older than the notice', () => {
    const sop = (documentDate: string) => [inv, sheet, anEvidence('sop', { type: 'sop_document', documentDate })];
    expect(findOf('process-before-notice', { evidence: sop('2026-09-13') })).toMatchObject([{ level: 'info' }]);
    expect(findOf('process-before-notice', { evidence: sop('2026-09-14') })).toEqual([]);
  });
});

describe('ids of the notice', () => {
  it('wants each ASIN and order named in the text or on a document', () => {
    const noticeText = 'ASIN: B0ABCDEFGH\nASIN: B0ABCD5J7K\nOrder ID 112-1234567-7654321';
    const found = findOf('id-unanswered', { noticeText });
    expect(found.map(({ where }) => where)).toEqual(['case/asins', 'case/noticeText']);
    expect(found[0]?.message).toContain('B0ABCD5J7K');
    expect(found[0]?.message).not.toContain('B0ABCDEFGH');
    const rootCause = 'B0ABCD5J7K was ordered once, 112-1234567-7654321 [[inv]].';
    expect(findOf('id-unanswered', { noticeText, plan: { rootCause } })).toEqual([]);
  });

  it('puts hundreds into one finding', () => {
    const asins = Array.from({ length: 300 }, (_, index) => `B0ABC${String(index).padStart(5, '0')}`);
    const found = findOf('id-unanswered', { case: { asins } });
    expect(found).toHaveLength(1);
    expect(found[0]?.message).toContain('and 292 more');
  });
});

describe('documents', () => {
  it('is content with an explanation that names the document, and with what stands in for it', () => {
    const evidence = [inv];
    expect(findOf('document-missing', { evidence })).toHaveLength(1);
    const rootCause = 'We have no supplier contact sheet: the invoice shows phone and address [[inv]].';
    expect(findOf('document-missing', { evidence, plan: { rootCause } })).toEqual([]);
    const praise = 'The supplier contact sheet is attached.';
    expect(findOf('document-missing', { evidence, plan: { rootCause: praise } })).toHaveLength(1);
    const license = [anEvidence('lic', { type: 'license_agreement' })];
    expect(findOf('document-missing', { evidence: license, case: { reasons: ['ip_trademark'] } })).toEqual([]);
    expect(findOf('document-missing', { evidence: [], case: { reasons: ['ip_trademark'] } })[0]?.message).toContain(
      'Instead of it also',
    );
  });

  it('takes no quote or receipt for an invoice', () => {
    const quote = anEvidence('quote', { type: 'quote', title: 'Quote' });
    const receipt = anEvidence('receipt', { type: 'retail_receipt', title: 'Receipt' });
    expect(findOf('not-an-invoice', { evidence: [quote, sheet] })).toMatchObject([{ where: 'evidence/quote' }]);
    expect(findOf('not-an-invoice', { evidence: [inv, quote, sheet] })).toEqual([]);
    expect(findOf('receipt-as-invoice', { evidence: [receipt, sheet] })).toHaveLength(1);
  });
});

describe('the way to answer', () => {
  it('objects to a plan where only papers are asked for, unless the notice opens that way', () => {
    const reasons = ['identity_verification'];
    expect(findOf('path-reason', { case: { reasons } })).toMatchObject([{ where: 'case/path' }]);
    const noticeText = 'How do I reactivate my account?\nSend us a plan of action with the root cause.';
    expect(findOf('path-reason', { case: { reasons }, noticeText })).toEqual([]);
    expect(findOf('path-reason', { case: { reasons, path: 'documents' } })).toEqual([]);
  });

  it('objects to two reasons that no single way answers', () => {
    const reasons = ['identity_verification', 'late_shipment'];
    expect(findOf('path-mixed', { case: { reasons, path: 'documents' } })).toHaveLength(1);
    const others = ['related_accounts', 'late_shipment'];
    expect(findOf('path-mixed', { case: { reasons: others, path: 'dispute' } })).toEqual([]);
  });

  it('wants proof for a dispute and an id for a retraction', () => {
    const plan = { rootCause: 'It is so.', correctiveActions: 'x', preventiveMeasures: 'y' };
    expect(findOf('path-needs', { evidence: [], plan, case: { path: 'dispute' } })).toHaveLength(1);
    expect(findOf('path-needs', { evidence: [], plan, case: { path: 'documents' } })).toHaveLength(1);
    const retraction = { path: 'retraction', reasons: ['ip_trademark'] } as const;
    expect(findOf('path-needs', { case: { ...retraction, reasons: ['ip_trademark'] } })).toHaveLength(1);
    expect(findOf('path-needs', { case: { ...retraction, reasons: ['ip_trademark'], complaintIds: ['1'] } })).toEqual(
      [],
    );
  });
});
