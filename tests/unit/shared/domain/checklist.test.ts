import { describe, expect, it } from 'vitest';
import { keyOfNotNeeded } from '../../../../shared/domain/not-needed.ts';
import { countChecklist, makeChecklist } from '../../../../shared/domain/checklist.ts';
import { spellOut } from '../../../../shared/domain/said.ts';
import { aCaseFile, anEvidence, theCatalogue } from '../../../support/a-case-file.ts';

const catalogue = theCatalogue();
const NO_PLAN = { rootCause: '', correctiveActions: '', preventiveMeasures: '' };
const NOTICE = `How do I reactivate my account?
- Copies of invoices from your supplier
- A utility bill
- The root cause and the steps you have taken to prevent this
- A hologram of the pallet

Thank you.`;

const make = (changes: Partial<Parameters<typeof makeChecklist>[0]> = {}) =>
  makeChecklist(
    { reasons: ['inauthentic_supply'], noticeText: NOTICE, plan: NO_PLAN, evidence: [], ...changes },
    catalogue,
  );

describe('makeChecklist', () => {
  it('lists what is asked, what is usually needed, and what helps', () => {
    const list = make();
    expect(list.asked.map((item) => item.text)).toEqual([
      'Copies of invoices from your supplier',
      'A utility bill',
      'The root cause and the steps you have taken to prevent this',
      'A hologram of the pallet',
    ]);
    expect(list.required.map((item) => item.text)).toEqual(['Supplier invoice', 'Supplier contact sheet']);
    expect(list.supporting.map((item) => item.id)).toContain('letter_of_authorization');
  });

  it('says missing, present or left out by the evidence of the type, and names it', () => {
    const invoice = anEvidence('invoice');
    const bill = anEvidence('bill', { type: 'utility_bill', include: false });
    const list = make({ evidence: [invoice, bill] });
    expect(list.asked.map((item) => item.state)).toEqual(['present', 'left-out', 'missing', 'unclear']);
    expect(list.asked[0]?.evidence).toEqual([invoice]);
    expect(list.asked[1]?.evidence).toEqual([bill]);
    expect(list.required.map((item) => item.state)).toEqual(['present', 'missing']);
    expect(countChecklist(list)).toEqual({ present: 2, total: 5 });
  });

  it('says that a paper fails when each one of its kind breaks a rule, not for being uncited', () => {
    const evidence = [anEvidence('a'), anEvidence('b')];
    const finding = (rule: string, id: string) =>
      ({ rule, level: 'warning', where: `evidence/${id}`, message: '', fix: '' }) as const;
    const stateWith = (...findings: readonly ReturnType<typeof finding>[]) =>
      make({ evidence, findings }).required[0]?.state;
    expect(stateWith(finding('freshness', 'a'))).toBe('present');
    expect(stateWith(finding('freshness', 'a'), finding('expired', 'b'))).toBe('fails');
    expect(stateWith(finding('exhibit-uncited', 'a'), finding('exhibit-uncited', 'b'))).toBe('present');
  });

  it('takes an explanation in the plan, or what can stand in, for a paper that is missing', () => {
    const { case: details } = aCaseFile();
    const rootCause = 'We have no supplier contact sheet: the invoice shows phone and address.';
    const item = make({ details, plan: { ...NO_PLAN, rootCause } }).required[1];
    expect(item).toMatchObject({ id: 'supplier_contact_sheet', state: 'explained', note: rootCause });
    const license = [anEvidence('lic', { type: 'license_agreement' })];
    const [loa] = make({ reasons: ['ip_trademark'], evidence: license }).required;
    expect(loa).toMatchObject({ id: 'letter_of_authorization', state: 'present' });
    expect(loa?.alternatives).toContain('Licence agreement');
  });

  it('takes the user’s word that something is not needed here, and counts it as done', () => {
    const note = {
      ...keyOfNotNeeded('Supplier contact sheet'),
      reason: 'The notice does not ask for it.',
      createdAt: '2026-11-22T10:00:00.000Z',
    };
    const before = make({});
    const after = make({ setAside: [note] });
    const find = (list: typeof after) => list.required.find(({ id }) => id === 'supplier_contact_sheet');
    expect(find(before)?.state).toBe('missing');
    expect(find(after)).toMatchObject({ state: 'not-needed', note: 'The notice does not ask for it.' });
    expect(countChecklist(after).present).toBe(countChecklist(before).present + 1);
    const there = [anEvidence('sheet', { type: 'supplier_contact_sheet' })];
    expect(find(make({ setAside: [note], evidence: there }))?.state).toBe('present');
  });

  it('says the rules in words, with the day from which papers count', () => {
    const { case: details } = aCaseFile();
    const rules = make({ details }).required[0]?.rules.map(spellOut);
    expect(rules?.[0]).toBe('At most 365 days old on the day of the notice: from 14 September 2025 on.');
    expect(make({ details, reasons: ['identity_verification'] }).required[1]?.rules.map(spellOut)).toEqual([
      'At most 90 days old on the day of sending.',
      'Other pages of Amazon: at most 180 days.',
      "In the account's legal name, letter by letter.",
      'Shows the address of the account.',
      'Complete, legible and in colour.',
      'Without any mark, not even a highlight.',
      'Shows: Provider with address and logo; Holder and service address; Issue date; What was used.',
      'Gas, electricity, water or internet.',
      'Phone bills: some staff take them, other guides refuse them. Check your notice.',
    ]);
  });

  it('is present when one of two documents is in the packet', () => {
    const out = anEvidence('a', { include: false });
    expect(make({ evidence: [out, anEvidence('b')] }).required[0]).toMatchObject({ state: 'present' });
    expect(make({ evidence: [out] }).required[0]).toMatchObject({ state: 'left-out' });
  });

  it('wants every part of the plan that the notice names', () => {
    const plan = { ...NO_PLAN, rootCause: 'A lot without papers.', preventiveMeasures: ' \n' };
    expect(make({ plan }).asked[2]?.state).toBe('missing');
    const whole = { rootCause: 'A', correctiveActions: 'B', preventiveMeasures: 'C' };
    expect(make({ plan: whole }).asked[2]?.state).toBe('present');
  });

  it('names each type once for several reasons, and as needed where one of them needs it', () => {
    const list = make({ reasons: catalogue.reasons.map((reason) => reason.id).slice(0, 8) });
    const ids = [...list.required, ...list.supporting].map((item) => item.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('is empty without reasons and notice, and for reasons that the catalogue has dropped', () => {
    expect(make({ reasons: ['gone'], noticeText: '' })).toEqual({ asked: [], required: [], supporting: [] });
  });
});
