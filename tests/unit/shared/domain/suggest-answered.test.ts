import { describe, expect, it } from 'vitest';
import type { SubmissionId } from '../../../../shared/domain/ids.ts';
import { suggestAnswered } from '../../../../shared/domain/suggest-answered.ts';

const first = {
  id: 'first' as SubmissionId,
  sentAt: '2026-09-01T10:00:00Z',
  amazonCaseId: '111',
  subject: 'Appeal for Brightleaf',
};
const second = {
  id: 'second' as SubmissionId,
  sentAt: '2026-10-01T23:30:00-04:00',
  amazonCaseId: '',
  subject: 'New facts',
};
const sent = [first, second];
const reply = { amazonCaseIds: [], subject: '', at: '2026-10-05T08:00:00Z' };

describe('suggestAnswered', () => {
  it('goes by the case id first, then by the subject, then by the day', () => {
    expect(suggestAnswered({ ...reply, amazonCaseIds: ['9', '111'], subject: 'Re: New facts' }, sent)).toBe('first');
    expect(suggestAnswered({ ...reply, subject: 'RE: Fwd:  appeal for  brightleaf' }, sent)).toBe('first');
    expect(suggestAnswered({ ...reply, subject: 'Your Amazon account' }, sent)).toBe('second');
  });

  it('never thinks of what was sent later than the answer came, by the moment and not by the text', () => {
    // 23:30 in New York is 03:30 of the next day in London.
    expect(suggestAnswered({ ...reply, at: '2026-10-02T03:00:00Z' }, sent)).toBe('first');
    expect(suggestAnswered({ ...reply, at: '2026-08-01T00:00:00Z', amazonCaseIds: ['111'] }, sent)).toBeNull();
  });

  it('matches nothing long after, without another mark, or where nothing was sent', () => {
    expect(suggestAnswered({ ...reply, at: '2027-03-01T00:00:00Z' }, sent)).toBeNull();
    expect(suggestAnswered({ ...reply, at: '2027-03-01T00:00:00Z', amazonCaseIds: ['111'] }, sent)).toBe('first');
    expect(suggestAnswered(reply, [])).toBeNull();
  });
});
