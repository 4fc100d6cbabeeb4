import { describe, expect, it } from 'vitest';
import { checkWording } from '../../../../../shared/domain/checks/wording-checks.ts';
import { aCaseFile, anEvidence, theCatalogue } from '../../../../support/a-case-file.ts';

function check(
  title: string,
  evidence: { readonly title?: string; readonly note?: string; readonly include?: boolean },
) {
  const file = aCaseFile({ case: { title }, evidence: [anEvidence('inv', evidence)] });
  return checkWording(file, theCatalogue(), '2026-10-01')
    .filter(({ where }) => where === 'case/title' || where.startsWith('evidence/'))
    .map(({ rule, level, where }) => `${rule} ${level} ${where}`);
}

describe('checkShownWords', () => {
  it('finds in names and notes what the letter and the index would show, and leads to their place', () => {
    expect(check('This is Amazon’s fault', {})).toEqual(['blame-amazon warning case/title']);
    expect(check('Scales', { title: 'Invoice [insert date]' })).toEqual(['template-residue warning evidence/inv']);
    expect(check('Scales', { note: 'Card 4111111111111111 was charged.' })).toEqual(['pii warning evidence/inv']);
  });

  it('lets honest names be, and what the packet doesn’t show', () => {
    expect(
      check('Authenticity complaint, kitchen scales', { title: 'LETTER OF OUR ATTORNEY, Hartley and Boone' }),
    ).toEqual([]);
    expect(check('Scales', { title: 'Invoice [insert date]', include: false })).toEqual([]);
  });
});
