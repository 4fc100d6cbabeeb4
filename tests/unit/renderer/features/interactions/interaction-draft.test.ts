import { describe, expect, it } from 'vitest';
import {
  findRecentMessageDays,
  newInteraction,
} from '../../../../../renderer/features/interactions/interaction-draft.ts';
import { interactionDetailsSchema } from '../../../../../shared/domain/interaction.ts';
import { theCatalogue } from '../../../../support/a-case-file.ts';
import { anInteraction } from '../cases/a-case-view.ts';

const AT = '2026-10-01T09:30:00-04:00';
const WHEN = { at: AT, zone: 'America/New_York' };
const { channels } = theCatalogue();

describe('newInteraction', () => {
  it('begins now, by the channel that was used last', () => {
    expect(
      newInteraction(WHEN, [anInteraction('b', { channel: 'reply_email' }), anInteraction('a')], channels),
    ).toMatchObject({
      ...WHEN,
      channel: 'reply_email',
      direction: 'out',
    });
    expect(newInteraction(WHEN, [], channels).channel).toBe(channels[0]?.id);
  });

  it('is at once what the application takes', () => {
    expect(interactionDetailsSchema.safeParse(newInteraction(WHEN, [], channels)).success).toBe(true);
  });
});

describe('findRecentMessageDays', () => {
  it('counts the days since the last message to Amazon while they are few', () => {
    const all = [
      anInteraction('b', { at: '2026-09-30T23:00:00-07:00' }),
      anInteraction('a', { at: '2026-09-12T10:00:00+00:00' }),
    ];
    expect(findRecentMessageDays(all, '2026-10-01', 3)).toBe(1);
    expect(findRecentMessageDays(all, '2026-10-03', 3)).toBeNull();
  });

  it('does not count what Amazon wrote, nor what lies ahead', () => {
    expect(findRecentMessageDays([anInteraction('a', { direction: 'in', at: AT })], '2026-10-01', 3)).toBeNull();
    expect(
      findRecentMessageDays([anInteraction('a', { at: '2026-10-05T10:00:00+00:00' })], '2026-10-01', 3),
    ).toBeNull();
    expect(findRecentMessageDays([], '2026-10-01', 3)).toBeNull();
  });
});
