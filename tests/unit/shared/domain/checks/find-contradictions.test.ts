import { describe, expect, it } from 'vitest';
import { findContradictions, type AppealTexts } from '../../../../../shared/domain/checks/find-contradictions.ts';
import type { EvidenceId } from '../../../../../shared/domain/ids.ts';

const NONE: AppealTexts = { letter: '', rootCause: '', correctiveActions: '', preventiveMeasures: '' };
const anAppeal = (correctiveActions: string): AppealTexts => ({ ...NONE, correctiveActions });

/** What was written in the first appeal, in the next one, and the two values that contradict. */
const CONTRADICTIONS: readonly (readonly [string, string, string, string])[] = [
  ['We removed 37 units from FBA stock.', 'We removed 40 units from FBA stock.', '37 units', '40 units'],
  [
    '- On 16 September 2026 we closed the listing B0ABCDEFGH.',
    '- On 18 September 2026 we closed the listing B0ABCDEFGH.',
    '16 September 2026',
    '18 September 2026',
  ],
  [
    'We bought all units of this scale from Acme Wholesale Inc. in March.',
    'We bought all units of this scale from Northgate Supply Ltd in March.',
    'Acme Wholesale Inc.',
    'Northgate Supply Ltd',
  ],
  [
    'Removal order 260916ABC holds 37 units. [[removal p1]]',
    'The removal order 260916ABC was for 41 units.',
    '37 units',
    '41 units',
  ],
  [
    'We bought 60 units of B07AAAA111 from Weber Import GmbH on 2026-01-10.',
    'We bought 60 units of B07AAAA111 from Kunz Handel AG on 2026-01-10.',
    'Weber Import GmbH',
    'Kunz Handel AG',
  ],
  ['We refunded 12 buyers in full.', 'We refunded 15 buyers in full.', '12 buyers', '15 buyers'],
  [
    'Our supplier was Shenzhen Brightway, which has delivered the lamps since 2024.',
    'Our supplier was Ningbo Luxtech, which has delivered the lamps since 2024.',
    'Shenzhen Brightway',
    'Ningbo Luxtech',
  ],
  [
    'The purchasing lead finished the training on 2026-09-21.',
    'The purchasing lead finished the training on 21 August 2026.',
    '2026-09-21',
    '21 August 2026',
  ],
  [
    'On September 16, we checked the whole stock of kettles by hand.',
    'On September 19, 2026, we checked the whole stock of kettles by hand.',
    'September 16',
    'September 19, 2026',
  ],
  [
    'Of the returns, 3 % named a broken seal as the cause.',
    'Of the returns, 8 % named a broken seal as the cause.',
    '3 %',
    '8 %',
  ],
  [
    'Two orders were shipped late because the handling time was one day.',
    'Nine orders were shipped late because the handling time was one day.',
    'Two orders',
    'Nine orders',
  ],
];

/** Pairs that say nothing against each other. */
const AGREEMENTS: readonly (readonly [what: string, earlier: string, later: string])[] = [
  ['the same sentence', 'We removed 37 units from FBA stock.', 'We removed 37 units from FBA stock.'],
  [
    'the same day in another form',
    'We closed the listing on 2026-09-16.',
    'We closed the listing on 16 September 2026.',
  ],
  ['the same day without its year', 'We closed the listing on 16 September.', 'We closed the listing on 2026-09-16.'],
  ['a number in words', 'We refunded five buyers in full.', 'We refunded 5 buyers in full.'],
  ['thousands', 'We inspected 1200 units in our store room.', 'We inspected 1,200 units in our store room.'],
  [
    'another listing',
    'On 16 September 2026 we removed 37 units of B0ABCDEFGH.',
    'On 20 September 2026 we removed 12 units of B0ZZZZZZZZ.',
  ],
  [
    'a further step beside the old one',
    '- We removed 37 units from FBA stock.',
    '- We removed 37 units from FBA stock.\n- We removed 12 units from FBA stock in Poland.',
  ],
  [
    'progress that is said',
    'We inspected 120 units in our store room.',
    'We inspected 260 units so far in our store room.',
  ],
  [
    'a correction that is said',
    'We removed 37 units from FBA stock.',
    'We removed 40 units from FBA stock. In our first appeal we wrote 37 units, which was mistaken.',
  ],
  ['a rule made stricter', 'We check 5 units of each delivery.', 'We check 20 units of each delivery.'],
  ['rough numbers', 'We removed about 40 units from FBA stock.', 'We removed 37 units from FBA stock.'],
  ['spans of time', 'We answer buyers within 48 hours.', 'We answer buyers within 24 hours.'],
  ['other matters', 'We removed 37 units.', 'We trained 4 employees on 3 October 2026.'],
  [
    'the short name of a supplier',
    'We bought all units of this scale from Acme in March.',
    'We bought all units of this scale from Acme Wholesale Inc. in March.',
  ],
  [
    'another spelling of a supplier',
    'We bought all units of this scale from ACME Wholesale, Inc. in March.',
    'We bought all units of this scale from Acme Wholesale Inc in March.',
  ],
  [
    'a sentence divided in two',
    'We removed 37 units from FBA stock and refunded 12 buyers.',
    'We removed 37 units from FBA stock. We refunded 12 buyers.',
  ],
  [
    'another event',
    'On 16 September 2026 our lead inspected 40 units of the new delivery at the warehouse gate.',
    'On 2 October 2026 our lead inspected 55 units of the last delivery before the goods were stored.',
  ],
  [
    'an exchange of order',
    'We closed 3 listings. We refunded 4 orders.',
    'We refunded 4 orders. We closed 3 listings.',
  ],
];

describe('findContradictions', () => {
  it.each(CONTRADICTIONS)('sees that "%s" and "%s" differ', (earlier, later, was, is) => {
    const found = findContradictions(anAppeal(earlier), anAppeal(later));
    expect(found.map((one) => [one.earlier.value, one.later.value])).toEqual([[was, is]]);
  });

  it.each(AGREEMENTS)('takes %s for no contradiction', (_what, earlier, later) => {
    expect(findContradictions(anAppeal(earlier), anAppeal(later))).toEqual([]);
  });

  it('says where both stand, also across parts', () => {
    const found = findContradictions(
      { ...NONE, letter: 'We removed 37 units from FBA stock [[removal]].' },
      anAppeal('We removed 40 units from FBA stock.'),
    );
    expect(found).toEqual([
      {
        about: 'count',
        earlier: { where: 'letter', sentence: 'We removed 37 units from FBA stock.', value: '37 units' },
        later: {
          where: 'plan/correctiveActions',
          sentence: 'We removed 40 units from FBA stock.',
          value: '40 units',
        },
      },
    ]);
  });

  const aDocument = {
    id: 'inv' as EvidenceId,
    title: 'Acme invoice 1043',
    documentNumber: '1043',
    documentDate: '2026-03-02',
    issuer: 'Acme Wholesale Inc.',
  };

  it('compares what was said of a document with its facts', () => {
    const earlier = anAppeal('We bought the scales from Beta Trading (invoice 1043 of 5 March 2026).');
    const found = findContradictions(earlier, { ...NONE, documents: [aDocument] });
    expect(found.map(({ about, earlier: was, later: is }) => [about, was.value, is.value, is.where])).toEqual([
      ['date', '5 March 2026', '2 March 2026', 'evidence/inv'],
      ['supplier', 'Beta Trading', 'Acme Wholesale Inc.', 'evidence/inv'],
    ]);
  });

  it('finds no fault with a document that is named rightly, nor with the day of something else', () => {
    const earlier = anAppeal(
      'We bought the scales from Acme (invoice 1043 of 2 March 2026). Invoice 1043 was checked by us on 4 October 2026.',
    );
    expect(findContradictions(earlier, { ...NONE, documents: [aDocument] })).toEqual([]);
  });

  it('is quiet where one side is empty', () => {
    expect(findContradictions(NONE, anAppeal('We removed 37 units.'))).toEqual([]);
    expect(findContradictions(anAppeal('We removed 37 units.'), NONE)).toEqual([]);
  });
});
