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

  it('finds the open ways in what is asked for, in other languages too', () => {
    const pathsOf = (text: string) => read(text, null).paths;
    expect(pathsOf('Ihr Konto wurde gesperrt. Nennen Sie uns die Ursache und die Rechnungen.')).toEqual([
      'admit',
      'documents',
    ]);
    expect(pathsOf('Your account was closed as it is related to another one. Get that one reinstated first.')).toEqual([
      'reactivate-other-first',
    ]);
    expect(
      pathsOf('You shipped 9 % of your orders late, so you may not sell. Send us a plan within 72 hours.'),
    ).toEqual(['admit']);
  });

  it('counts limits from the day of receipt, and leaves a date open that can be read two ways', () => {
    const text =
      'Your listing was removed as it is not authentic. Reply within 5 business days. Submit it by 03/04/2026.';
    const [first, second] = read(text, '2026-02-06').deadlines;
    expect(first).toMatchObject({ on: '2026-02-13' });
    expect(second).toMatchObject({ on: null, readings: ['2026-03-04', '2026-04-03'] });
  });

  it('reads limits in other languages, the day before the month', () => {
    const dayOf = (text: string) => read(text, '2026-11-02').deadlines.map(({ on }) => on);
    expect(
      dayOf('Ihr Konto wurde gesperrt. Antworten Sie innerhalb von 14 Tagen, spätestens bis zum 5. Dezember 2026.'),
    ).toEqual(['2026-11-16', '2026-12-05']);
    expect(dayOf('Votre compte est suspendu. Répondez sous 10 jours ouvrés, avant le 03/12/2026.')).toEqual([
      '2026-11-16',
      '2026-12-03',
    ]);
    expect(dayOf('Il tuo account è stato disattivato. Rispondi entro 30 giorni o entro il 4 dicembre 2026.')).toEqual([
      '2026-12-02',
      '2026-12-04',
    ]);
    expect(
      dayOf('Su cuenta ha sido suspendida. Envíelo en un plazo de 72 horas, antes del 6 de noviembre de 2026.'),
    ).toEqual(['2026-11-05', '2026-11-06']);
    expect(dayOf('アカウントを停止しました。7日以内、2026年11月20日までにご提出ください。')).toEqual([
      '2026-11-09',
      '2026-11-20',
    ]);
    expect(dayOf('您的账户已被停用。请在 72 小时内、2026年11月9日前提交。')).toEqual(['2026-11-05', '2026-11-09']);
  });

  it('takes the age of papers for no limit, in any language', () => {
    for (const text of [
      'Ihr Konto wurde gesperrt. Rechnungen der letzten 365 Tage.',
      'アカウントを停止しました。過去365日以内に発行された請求書',
      '您的账户已被停用。过去365天内的发票',
    ]) {
      expect(read(text, '2026-11-02').deadlines, text).toEqual([]);
    }
  });

  it('reads the development set as well when a mail program wrapped and quoted it', () => {
    const set = readNoticeSet().map((notice) => ({ ...notice, text: quote(wrap(notice.text)) }));
    const figures = measureNotices(set, theCatalogue());
    expect(figures.top1, figures.misses.join('\n')).toBeGreaterThanOrEqual(0.95);
    expect(figures.ids).toBeGreaterThanOrEqual(0.98);
    expect(figures.falseEnforcement).toEqual([]);
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

/** Lines of at most 72 characters, as mail programs send them. */
function wrap(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replace(/(?=.{73}).{20,71}\S(?= )\s/g, (part) => `${part.trimEnd()}\n`))
    .join('\n');
}

function quote(text: string): string {
  return text
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n');
}
