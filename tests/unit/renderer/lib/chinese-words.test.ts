import { setupI18n } from '@lingui/core';
import { describe, expect, it } from 'vitest';
import {
  formatBytes,
  formatDay,
  formatDistance,
  formatMoment,
  formatTime,
} from '../../../../renderer/lib/format-date.ts';
import { messages } from '../../../../renderer/locales/zh-Hans/messages.ts';
import { messages as english } from '../../../../renderer/locales/en/messages.ts';

const chinese = setupI18n({ locale: 'zh-Hans', messages: { 'zh-Hans': messages } });
const en = setupI18n({ locale: 'en', messages: { en: english } });

/** The key of a message by its compiled English words. */
function keyOf(words: string): string {
  const found = Object.entries(english).find(([, message]) => JSON.stringify(message) === words);
  return found?.[0] ?? '';
}

describe('plurals', () => {
  const pages = keyOf('[["0","plural",{"one":["#"," page"],"other":["#"," pages"]}]]');

  it.each([
    [0, '0 页', '0 pages'],
    [1, '1 页', '1 page'],
    [2, '2 页', '2 pages'],
    [1234, '1,234 页', '1,234 pages'],
  ])('count %i pages', (count, inChinese, inEnglish) => {
    const values = { 0: count };
    expect(chinese._(pages, values)).toBe(inChinese);
    expect(en._(pages, values)).toBe(inEnglish);
  });
});

describe('dates, times and sizes in Chinese', () => {
  it('stand as Chinese readers write them', () => {
    expect(formatDay('2026-09-14', 'zh-Hans')).toBe('2026年9月14日');
    expect(formatDay('2026-09-14', 'zh-Hans', '2026-10-01')).toBe('9月14日');
    expect(formatMoment('2026-09-14T10:15:00', 'zh-Hans')).toMatch(/^2026年9月14日.*10:15/);
    expect(formatTime('2026-09-14T15:20:00-04:00', 'zh-Hans')).toBe('15:20');
    expect(formatBytes(1_400_000, 'zh-Hans')).toMatch(/^1\.4\s?MB$/);
  });

  it.each([
    ['2026-10-01', '今天'],
    ['2026-10-02', '明天'],
    ['2026-09-30', '昨天'],
    ['2026-10-06', '5天后'],
    ['2026-09-20', '11天前'],
  ])('say how far %s is', (day, words) => {
    expect(formatDistance(day, '2026-10-01', 'zh-Hans')).toBe(words);
  });
});
