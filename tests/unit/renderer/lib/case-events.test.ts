import { describe, expect, it } from 'vitest';
import { listCaseEvents } from '../../../../renderer/lib/case-events.ts';
import { aCaseView, anInteraction } from '../features/cases/a-case-view.ts';

describe('listCaseEvents', () => {
  it('puts notice, contacts, follow-ups and the deadline in order, each in its lane', () => {
    const it_ = aCaseView({ case: { deadlineOn: '2026-10-14' } }).case;
    const events = listCaseEvents(it_, [
      anInteraction('b', { at: '2026-09-22T10:00:00+00:00', direction: 'in' }),
      anInteraction('a', { followUpOn: '2026-09-20' }),
    ]);
    expect(events.map((event) => `${event.on} ${event.lane} ${event.kind}${event.isOpen ? '' : ' settled'}`)).toEqual([
      '2026-09-14 amazon notice',
      '2026-09-15 you contact',
      '2026-09-20 due follow-up settled',
      '2026-09-22 amazon contact',
      '2026-10-14 due deadline',
    ]);
  });

  it('does not tell the notice twice when the log holds it', () => {
    const logged = anInteraction('n', { at: '2026-09-14T09:42:00-04:00', direction: 'in' });
    expect(listCaseEvents(aCaseView().case, [logged]).map((event) => event.kind)).toEqual(['contact']);
  });

  it('is empty for a case of which nothing is known', () => {
    expect(listCaseEvents(aCaseView({ case: { noticeReceivedOn: null } }).case, [])).toEqual([]);
  });
});
