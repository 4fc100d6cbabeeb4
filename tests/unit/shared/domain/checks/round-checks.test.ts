import { describe, expect, it } from 'vitest';
import { checkRounds } from '../../../../../shared/domain/checks/round-checks.ts';
import { listExhibits } from '../../../../../shared/domain/exhibits.ts';
import { composeLetterBlocks } from '../../../../../shared/domain/letter.ts';
import { findRoundNews } from '../../../../../shared/domain/round-news.ts';
import { aCaseFile, anEvidence, theCatalogue } from '../../../../support/a-case-file.ts';
import { aSentExhibit, aSentRecord } from '../../../../support/a-sent-record.ts';

const before = aCaseFile();
const sent = aSentRecord({ plan: before.plan, exhibits: before.evidence.map((item) => aSentExhibit(item)) });

function letterOf(file: typeof before): string {
  return JSON.stringify(composeLetterBlocks(file, listExhibits(file.evidence, file.plan, file.case), theCatalogue()));
}

describe('checkRounds', () => {
  it('says nothing of a first round', () => {
    expect(checkRounds(before)).toEqual([]);
    expect(letterOf(before)).not.toContain('What is new');
  });

  it('tells a case that says nothing new, and files that were sent, in one finding', () => {
    const again = checkRounds({ ...before, submissions: [sent], round: 2 });
    expect(again.map(({ rule, level }) => `${rule} ${level}`)).toEqual(['nothing-new info', 'file-sent-before info']);
    expect(again[1]?.message).toContain('(round 1)');
    expect(again[1]?.where).toMatch(/^evidence\//);
  });

  it('lets the letter say what is new: added, replaced, rewritten; nothing that was dropped', () => {
    const [first, ...rest] = before.evidence;
    if (!first) throw new Error('the case has no evidence');
    const replaced = { ...first, file: { ...first.file, sha256: '7'.repeat(64) } };
    const file = {
      ...before,
      ...{ submissions: [sent], round: 2, evidence: [replaced, ...rest, anEvidence('loa')] },
      plan: { ...before.plan, rootCause: `${before.plan.rootCause} More.` },
    };
    expect(checkRounds(file).map(({ rule }) => rule)).not.toContain('nothing-new');
    expect(findRoundNews(file)).toMatchObject({
      since: '2026-10-01',
      added: [{ evidenceId: 'loa' }],
      replaced: [{ evidenceId: first.id }],
      dropped: [],
      parts: ['rootCause'],
    });
    const letter = letterOf(file);
    expect(letter).toContain('What is new since our appeal of 1 October 2026');
    expect(letter).toMatch(/New documents: .{0,200}loa/);
    expect(letter).toContain('Written anew: plan of action, “Root cause”');
  });
});
