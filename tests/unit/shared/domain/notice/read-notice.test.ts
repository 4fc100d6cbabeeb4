import { describe, expect, it } from 'vitest';
import { readNotice } from '../../../../../shared/domain/notice/read-notice.ts';
import { theCatalogue } from '../../../../support/a-case-file.ts';
import { measureNotices } from '../../../../support/measure-notices.ts';
import { readNoticeSet } from '../../../../support/notice-set.ts';

const read = (text: string, receivedOn: string | null = null) => readNotice(text, theCatalogue(), receivedOn);

describe('readNotice', () => {
  it('stays above its floors on the development set', () => {
    const set = readNoticeSet();
    const figures = measureNotices(set, theCatalogue());
    expect(set.length).toBeGreaterThanOrEqual(150);
    expect(figures.top1, figures.misses.join('\n')).toBeGreaterThanOrEqual(0.85);
    expect(figures.top3).toBeGreaterThanOrEqual(0.95);
    expect(figures.ids).toBeGreaterThanOrEqual(0.98);
    expect(figures.kind).toBeGreaterThanOrEqual(0.95);
    expect(figures.outcome).toBeGreaterThanOrEqual(0.9);
    expect(figures.falseEnforcement).toEqual([]);
  });

  it('has every reason of the catalogue at least twice in the set, but for what has none', () => {
    const counts = new Map<string, number>();
    for (const reason of readNoticeSet().flatMap(({ reasons }) => reasons)) {
      counts.set(reason, (counts.get(reason) ?? 0) + 1);
    }
    const few = theCatalogue().reasons.filter(({ id }) => id !== 'other_unclassified' && (counts.get(id) ?? 0) < 2);
    expect(few.map(({ id }) => id)).toEqual([]);
  });

  it('points at the words that spoke, in the text as it was pasted', () => {
    const text = 'Your account has been deactivated.\n\nWhy did this happen?\nYour “Order Defect Rate” is 2 %.';
    const [reason] = read(text).reasons;
    const [match] = reason?.matches ?? [];
    expect(reason?.reason).toBe('odr');
    expect(text.slice(match?.start, match?.end).toLowerCase()).toContain('defect rate');
  });

  it('never takes Section 3 or the paragraph on funds for a reason', () => {
    const text = `Your account has been deactivated in accordance with section 3 of Amazon's Business Solutions Agreement.
Funds will not be transferred to you. We may withhold any funds if we find that you engaged in fraudulent activity.`;
    expect(read(text)).toMatchObject({ kind: 'notice', section3: true, reasons: [], scope: 'account' });
  });

  it('counts limits from the day of receipt, and leaves a date open that can be read two ways', () => {
    const text =
      'Your listing was removed as it is not authentic. Reply within 5 business days. Submit it by 03/04/2026.';
    const [first, second] = read(text, '2026-02-06').deadlines;
    expect(first).toMatchObject({ on: '2026-02-13' });
    expect(second).toMatchObject({ on: null, readings: ['2026-03-04', '2026-04-03'] });
  });

  it('reads 2 MB within a second, whatever is in them', () => {
    const hostile = [
      'your funds products items rights owner order ',
      'Hello,\n',
      '- item\n',
      'case ',
      ' ',
      'a',
      'complaint counterfeit without used sold as new ',
      'あ',
      'your account ',
      '1',
    ];
    for (const part of hostile) {
      const text = part.repeat(Math.ceil(2_000_000 / part.length));
      const begun = process.cpuUsage();
      read(text);
      const { user } = process.cpuUsage(begun);
      expect(user / 1e6, JSON.stringify(part)).toBeLessThan(1);
    }
  });
});
