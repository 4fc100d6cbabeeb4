import { describe, expect, it } from 'vitest';
import { checkCase } from '../../../../../shared/domain/checks/check-case.ts';
import { PLAIN_CONTACT } from '../../../../../shared/domain/interaction.ts';
import { aCaseFile, theCatalogue } from '../../../../support/a-case-file.ts';

const sent = { ...PLAIN_CONTACT, at: '2026-09-29T10:00:00-07:00', channel: 'ah_reactivate', direction: 'out' as const };
const check = (today: string, interactions = [sent]) =>
  checkCase({ ...aCaseFile(), interactions }, theCatalogue(), today).filter(({ rule }) => rule === 'contact-too-soon');

describe('checkContacts', () => {
  it('warns before writing again too soon, with the count, the day and the source', () => {
    const [finding] = check('2026-10-01');
    expect(finding).toMatchObject({ level: 'warning', where: 'interactions' });
    expect(finding?.message).toContain('29 September 2026, 2 business days ago');
    expect(finding?.message).toContain('1 contact with Amazon in the last 14 days');
    expect(finding?.fix).toContain('Wait until 6 October 2026');
    expect(finding?.source).not.toBe('');
  });

  it('is silent when the time has passed, and before anything was sent', () => {
    expect(check('2026-10-06')).toEqual([]);
    expect(check('2026-10-01', [])).toEqual([]);
  });
});
