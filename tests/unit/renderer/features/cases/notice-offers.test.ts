import { describe, expect, it } from 'vitest';
import { joinNotices, listNoticeOffers, toCasePatch } from '../../../../../renderer/features/cases/notice-offers.ts';
import { describeParts } from '../../../../../electron/features/notices/describe-parts.ts';
import { aCaseFile, theCatalogue } from '../../../../support/a-case-file.ts';

const NOTICE = `Hello,
Your account has been deactivated in accordance with section 3 of Amazon's Business Solutions Agreement.
Your Order Defect Rate is 2 %, which is above our target. Case ID: 12345678901. ASIN: B0NEWASIN1.
Reply by 03/04/2026.`;

const catalogue = theCatalogue();
const { case: known } = aCaseFile();
const [part] = describeParts({ text: NOTICE, receivedOn: null, catalogue });
const bare = { reasons: [], caseIds: [], complaintIds: [], asins: [], section3: false };

describe('what a notice offers to a case that is there', () => {
  it('is what the case does not have yet', () => {
    expect(listNoticeOffers(part!, bare, catalogue).map(({ key }) => key)).toEqual([
      'reasons:odr',
      'caseIds:12345678901',
      'asins:B0NEWASIN1',
      'section3:Section 3',
    ]);
    const having = { ...bare, reasons: ['odr'], caseIds: ['12345678901'], asins: ['B0NEWASIN1'], section3: true };
    expect(listNoticeOffers(part!, having, catalogue)).toEqual([]);
  });

  it('is added only where it is ticked; nothing goes', () => {
    const details = { ...known, reasons: ['inauthentic_supply'], asins: ['B0OLDASIN1'], section3: false };
    const offers = listNoticeOffers(part!, details, catalogue);
    const taking = { offers, receivedOn: '2026-02-06', deadlineOn: null };
    expect(toCasePatch(details, { ...taking, ticked: new Set() })).toMatchObject({
      reasons: ['inauthentic_supply'],
      asins: ['B0OLDASIN1'],
      section3: false,
      noticeReceivedOn: '2026-02-06',
    });
    const all = new Set(offers.map(({ key }) => key));
    expect(toCasePatch(details, { ...taking, ticked: all })).toMatchObject({
      reasons: ['inauthentic_supply', 'odr'],
      asins: ['B0OLDASIN1', 'B0NEWASIN1'],
      section3: true,
    });
  });

  it('leaves a date that can be read two ways open', () => {
    expect(part?.deadlines.map(({ days }) => days)).toEqual([['2026-03-04', '2026-04-03']]);
  });
});

describe('the text of the notice', () => {
  it('is kept, added to or replaced, as the user says', () => {
    expect(joinNotices('old', 'new', 'keep')).toBe('old');
    expect(joinNotices('old', 'new', 'replace')).toBe('new');
    expect(joinNotices('old\n', 'new', 'add')).toBe('old\n\nnew');
    expect(joinNotices(' ', 'new', 'add')).toBe('new');
  });
});
