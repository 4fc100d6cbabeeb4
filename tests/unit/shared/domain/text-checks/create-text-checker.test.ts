import { describe, expect, it } from 'vitest';
import { parsePlanMarkup } from '../../../../../shared/domain/plan-markup.ts';
import { checkTexts } from '../../../../../shared/domain/text-checks/check-texts.ts';
import { toCheckedBlocks, type CheckedText } from '../../../../../shared/domain/text-checks/checked-text.ts';
import {
  createStepwiseTextChecker,
  createTextChecker,
} from '../../../../../shared/domain/text-checks/create-text-checker.ts';
import type { TextContext } from '../../../../../shared/domain/text-checks/text-context.ts';
import { readGoodPlans } from '../../../../fixtures/good-plans/read-good-plans.ts';
import { STEP_SENTENCES } from '../../../../fixtures/text-rules/step-sentences.ts';
import { WHOLE_SENTENCES } from '../../../../fixtures/text-rules/whole-sentences.ts';
import { WORD_SENTENCES } from '../../../../fixtures/text-rules/word-sentences.ts';
import { theCatalogue } from '../../../../support/a-case-file.ts';

const { textRules } = theCatalogue();
const CONTEXT: TextContext = {
  path: 'admit',
  today: '2026-10-01',
  caseIds: ['12345678901'],
  noticeText: 'Your order defect rate is above the target.',
  earlierTexts: ['We bought the lamps from a supplier that we had checked, and we kept each of its invoices.'],
};

describe('createTextChecker', () => {
  it('finds what checkTexts finds, in every text that we know', () => {
    const check = createTextChecker(textRules);
    for (const set of [...WORD_SENTENCES, ...STEP_SENTENCES, ...WHOLE_SENTENCES]) {
      const context = { ...CONTEXT, path: set.path ?? CONTEXT.path };
      const markup = [...set.fires, ...set.passes].join('\n\n');
      const texts: readonly CheckedText[] = [{ place: set.place, blocks: toCheckedBlocks(parsePlanMarkup(markup)) }];
      expect(check(texts, context)).toEqual(checkTexts(texts, context, textRules));
      expect(check(texts, context)).toEqual(checkTexts(texts, context, textRules));
    }
    for (const { texts, context } of readGoodPlans()) {
      expect(check(texts, context)).toEqual(checkTexts(texts, context, textRules));
    }
  });

  it('follows a paragraph that moves, changes or goes, and a context that changes', () => {
    const check = createTextChecker(textRules);
    const text = (...paragraphs: string[]): CheckedText[] => [
      { place: 'rootCause', blocks: paragraphs.map((words) => ({ kind: 'paragraph', text: words })) },
    ];
    const rules = (texts: readonly CheckedText[], context: TextContext = CONTEXT) =>
      check(texts, context).map(({ rule, blockIndex }) => `${rule}:${blockIndex}`);
    expect(rules(text('We sold 3 lamps.', 'This is unfair.'))).toContain('blame-amazon:1');
    expect(rules(text('This is unfair.', 'We sold 3 lamps.'))).toContain('blame-amazon:0');
    expect(rules(text('We sold 3 lamps.', 'This is fair.'))).not.toContain('blame-amazon:1');
    const other = text('Our case 99999999999 is open.');
    expect(rules(other)).toContain('open-case-mention:0');
    expect(rules(other, { ...CONTEXT, caseIds: ['99999999999'] })).not.toContain('open-case-mention:0');
  });
});

describe('createStepwiseTextChecker', () => {
  const text = (words: string): readonly CheckedText[] => [
    { place: 'rootCause', blocks: words.split('\n').map((line) => ({ kind: 'paragraph', text: line })) },
  ];

  it('finds the same, however often it is given up before', () => {
    const check = createStepwiseTextChecker(textRules);
    for (const { texts, context } of readGoodPlans()) {
      for (const count of [1, 30, 200]) {
        const steps = check(texts, context);
        for (let step = 0; step < count; step += 1) steps.next();
      }
      const steps = check(texts, context);
      let step = steps.next();
      while (step.done !== true) step = steps.next();
      expect(step.value).toEqual(checkTexts(texts, context, textRules));
    }
  });

  it('goes on after a run that was given up, and knows nothing of a context that is over', () => {
    const check = createStepwiseTextChecker(textRules);
    const texts = text('Our case 99999999999 is open.\nThis is unfair.');
    const countSteps = (context: TextContext): number => [...check(texts, context)].length;
    const cold = countSteps(CONTEXT);
    const warm = countSteps(CONTEXT);
    expect(warm).toBeLessThan(cold);
    const other = { ...CONTEXT, caseIds: ['99999999999'] };
    const steps = check(texts, CONTEXT);
    steps.next();
    expect(countSteps(other)).toBe(cold);
    while (steps.next().done !== true);
    const last = check(texts, other);
    let step = last.next();
    while (step.done !== true) step = last.next();
    expect(step.value).toEqual(checkTexts(texts, other, textRules));
    const fresh = createStepwiseTextChecker(textRules);
    const givenUp = fresh(texts, CONTEXT);
    for (let index = 0; index < cold - warm; index += 1) givenUp.next();
    givenUp.next();
    expect([...fresh(texts, CONTEXT)]).toHaveLength(warm);
  });
});
