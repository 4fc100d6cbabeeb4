import { addDays, type LocalDate } from './dates.ts';

/** The days over which units sold are compared with units bought, both ends included. */
export type SalesWindow = {
  readonly days: number;
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** `notice`: the notice names the number of days; `usual`: the catalogue's presets for the reason. */
  readonly origin: 'notice' | 'usual';
};

/** Amazon's notices on authenticity ask for invoices of the last 365 days (domain.md 1.1, confidence H). */
const USUAL_DAYS = 365;
/** Reviews of new sellers ask for supplier papers of the last 90 days (domain.md 1.5 and 2.3, confidence H, old). */
const DAYS_BY_REASON: Readonly<Record<string, number>> = { identity_verification: 90, inform_kyc: 90 };
const NAMED_DAYS =
  /\b(?:last|past|previous|prior)\s+(\d{2,3})(?:\s*\([^)]*\))?\s+(?:calendar\s+)?days\b|\b(\d{2,3})\s+days\s+(?:before|prior to)\b/i;
const ABOUT_PURCHASES =
  /\binvoices?\b|\breceipts?\b|\bsuppl(?:y|ier)|\bsales (?:volume|history)|\bunits sold\b|\bpurchases?\b/i;

/**
 * The window before the day on which the notice came, or null while that day isn't known. A number of days in a line of
 * the notice about invoices wins; else the reason's usual one, the longest where several apply.
 */
export function findSalesWindow(file: {
  readonly noticeText: string;
  readonly case: { readonly noticeReceivedOn: LocalDate | null; readonly reasons: readonly string[] };
}): SalesWindow | null {
  const { noticeReceivedOn, reasons } = file.case;
  if (noticeReceivedOn === null) return null;
  const named = findNamedDays(file.noticeText);
  const usual = reasons.map((reason) => DAYS_BY_REASON[reason] ?? USUAL_DAYS);
  const days = named ?? Math.max(...(usual.length > 0 ? usual : [USUAL_DAYS]));
  return {
    days,
    from: addDays(noticeReceivedOn, -days),
    to: addDays(noticeReceivedOn, -1),
    origin: named === undefined ? 'usual' : 'notice',
  };
}

function findNamedDays(noticeText: string): number | undefined {
  for (const sentence of noticeText.split(/\n|(?<=[.;:])\s+/)) {
    if (!ABOUT_PURCHASES.test(sentence)) continue;
    const match = NAMED_DAYS.exec(sentence);
    const days = Number(match?.[1] ?? match?.[2] ?? 0);
    if (days >= 30 && days <= 730) return days;
  }
  return undefined;
}
