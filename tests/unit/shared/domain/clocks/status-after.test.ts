import { describe, expect, it } from 'vitest';
import type { Contact } from '../../../../../shared/domain/clocks/open-submission.ts';
import { statusAfter } from '../../../../../shared/domain/clocks/status-after.ts';

const contact = (day: string, change: Partial<Contact>): Contact => ({
  ...{ at: `${day}T10:00:00Z`, channel: 'reply_email', direction: 'in', outcome: null },
  ...change,
});

describe('statusAfter', () => {
  it.each([
    ['more_info', 'more-asked'],
    ['wrong_channel', 'more-asked'],
    ['partial', 'more-asked'],
    ['denied', 'refused'],
    ['final', 'refused'],
    ['reinstated', 'reinstated'],
    ['under_review', 'sent'],
  ] as const)('an answer "%s" makes it %s', (outcome, status) => {
    expect(statusAfter('sent', contact('2026-09-20', { outcome }), [])).toBe(status);
  });

  it('leaves it alone for what the seller writes and for answers that nobody judged', () => {
    expect(statusAfter('preparing', contact('2026-09-20', { direction: 'out', outcome: 'denied' }), [])).toBe(
      'preparing',
    );
    expect(statusAfter('sent', contact('2026-09-20', {}), [])).toBe('sent');
  });

  it('is not moved by history that is written down later', () => {
    const old = contact('2026-09-10', { outcome: 'denied' });
    expect(statusAfter('sent', old, [contact('2026-09-12', { outcome: 'more_info' })])).toBe('sent');
    expect(statusAfter('sent', old, [contact('2026-09-12', { direction: 'out' })])).toBe('sent');
    expect(statusAfter('sent', old, [contact('2026-09-12', { direction: 'out', channel: 'ahs_call' })])).toBe(
      'refused',
    );
    expect(statusAfter('sent', old, [contact('2026-09-09', { outcome: 'more_info' })])).toBe('refused');
  });
});
