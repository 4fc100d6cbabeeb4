import { describe, expect, it } from 'vitest';
import { parsePlanMarkup } from '../../../../../shared/domain/plan-markup.ts';
import { checkTexts } from '../../../../../shared/domain/text-checks/check-texts.ts';
import { toCheckedBlocks, type CheckedText } from '../../../../../shared/domain/text-checks/checked-text.ts';
import type { TextContext } from '../../../../../shared/domain/text-checks/text-context.ts';
import type { RuleSentences } from '../../../../fixtures/text-rules/rule-sentences.ts';
import { STEP_SENTENCES } from '../../../../fixtures/text-rules/step-sentences.ts';
import { WHOLE_SENTENCES } from '../../../../fixtures/text-rules/whole-sentences.ts';
import { WORD_SENTENCES } from '../../../../fixtures/text-rules/word-sentences.ts';
import { theCatalogue } from '../../../../support/a-case-file.ts';

const catalogue = theCatalogue();
const SETS = [...WORD_SENTENCES, ...STEP_SENTENCES, ...WHOLE_SENTENCES];
const CONTEXT: TextContext = {
  path: 'documents',
  today: '2026-10-01',
  caseIds: ['12345678901'],
  noticeText: 'Your order defect rate is above the target.',
  earlierTexts: [],
};

function isFound({ rule, place, path }: RuleSentences, markup: string): boolean {
  const text: CheckedText = { place, blocks: toCheckedBlocks(parsePlanMarkup(markup)) };
  const findings = checkTexts([text], { ...CONTEXT, path: path ?? CONTEXT.path }, catalogue.textRules);
  return findings.some((finding) => finding.rule === rule);
}

describe('checkTexts', () => {
  describe.each(SETS)('$rule', (set) => {
    it('finds what it must, and leaves the rest alone', () => {
      expect(set.fires.filter((sentence) => !isFound(set, sentence))).toEqual([]);
      expect(set.passes.filter((sentence) => isFound(set, sentence))).toEqual([]);
      expect(Math.min(set.fires.length, set.passes.length)).toBeGreaterThanOrEqual(10);
    });
  });

  it('has sentences for every rule of the catalogue but the one that compares with earlier appeals', () => {
    const tried = new Set(SETS.map((set) => set.rule));
    expect(catalogue.textRules.map((rule) => rule.id).filter((id) => !tried.has(id))).toEqual(['copy-paste']);
  });

  it('gives the exact place of each word', () => {
    const text: CheckedText = { place: 'letter', blocks: [{ kind: 'paragraph', text: 'See \ufffc. This is unfair.' }] };
    const [finding] = checkTexts([text], CONTEXT, catalogue.textRules).filter(({ rule }) => rule === 'blame-amazon');
    expect(finding).toMatchObject({ blockIndex: 0, start: 15, end: 21, found: 'unfair' });
  });
});
