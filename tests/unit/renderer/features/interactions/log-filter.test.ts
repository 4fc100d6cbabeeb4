import { describe, expect, it } from 'vitest';
import { filterLog, isFiltered, NO_FILTER } from '../../../../../renderer/features/interactions/log-filter.ts';
import type { InteractionId } from '../../../../../shared/domain/ids.ts';
import { anInteraction } from '../cases/a-case-view.ts';

const LOG = [
  anInteraction('a', { direction: 'in', channel: 'reply_email' }),
  anInteraction('b', { direction: 'out', channel: 'reply_email' }),
  anInteraction('c', { direction: 'out', channel: 'ahs_call' }),
];
const idsOf = (shown: typeof LOG | readonly { id: string }[]) => shown.map(({ id }) => id);

describe('filterLog', () => {
  it('shows the log itself, not a copy, when nothing is asked for', () => {
    expect(filterLog(LOG, NO_FILTER, undefined)).toBe(LOG);
    expect(isFiltered(NO_FILTER)).toBe(false);
  });

  it('shows what fits every question', () => {
    const filter = { ...NO_FILTER, direction: 'out', channel: 'reply_email' } as const;
    expect(idsOf(filterLog(LOG, filter, undefined))).toEqual(['b']);
    expect(idsOf(filterLog(LOG, { ...filter, channel: '' }, undefined))).toEqual(['b', 'c']);
  });

  it('waits with the words until the application has answered', () => {
    const filter = { ...NO_FILTER, words: 'call' };
    expect(isFiltered(filter)).toBe(true);
    expect(filterLog(LOG, filter, undefined)).toBe(LOG);
    expect(idsOf(filterLog(LOG, filter, ['c' as InteractionId]))).toEqual(['c']);
    expect(filterLog(LOG, { ...filter, words: '  ' }, ['c' as InteractionId])).toBe(LOG);
  });
});
