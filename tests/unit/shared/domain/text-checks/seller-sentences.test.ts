import { describe, expect, it } from 'vitest';
import { parsePlanMarkup } from '../../../../../shared/domain/plan-markup.ts';
import type { PlanPart } from '../../../../../shared/domain/plan.ts';
import { checkTexts } from '../../../../../shared/domain/text-checks/check-texts.ts';
import { toCheckedBlocks } from '../../../../../shared/domain/text-checks/checked-text.ts';
import { ACCEPTED, OBJECTED } from '../../../../fixtures/text-rules/seller-sentences.ts';
import { theCatalogue } from '../../../../support/a-case-file.ts';

const rules = theCatalogue().textRules;
/** What stands before the sentence, so that the part as a whole is in order. */
const BEFORE: Readonly<Record<PlanPart, string>> = {
  rootCause: 'Our packer mixed 14 returned units with new ones on 2026-02-20.\n\n',
  correctiveActions: '- On 2026-03-04 our warehouse lead counted and destroyed 41 units.\n- ',
  preventiveMeasures: '- Since 2026-03-05 the shift lead opens 5 of every 100 parcels daily.\n- ',
};

function rulesOn(place: PlanPart, sentence: string): readonly string[] {
  const blocks = toCheckedBlocks(parsePlanMarkup(BEFORE[place] + sentence));
  const context = { path: 'admit', today: '2026-03-15', caseIds: ['15550001112'], noticeText: '', earlierTexts: [] };
  return checkTexts([{ place, blocks }], { ...context, path: 'admit' }, rules)
    .filter(({ level }) => level !== 'info')
    .map(({ rule }) => rule);
}

describe('the words of sellers', () => {
  it('are objected to where a consultant would', () => {
    expect(OBJECTED.filter(([place, sentence]) => rulesOn(place, sentence).length === 0)).toEqual([]);
  });

  it('are left alone where they are in order', () => {
    expect(ACCEPTED.map(([place, sentence]) => rulesOn(place, sentence)).flat()).toEqual([]);
  });
});
