import type { TextRange } from './checked-text.ts';

const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*';
/** Months of plans that aren't in English, as far as their beginnings differ. */
const OTHER_MONTH =
  '(?:jän|mär|mai|okt|dez|janv|fév|avr|juin|juil|août|déc|ene|abr|ago|dic|genn|magg|giu|lug|sett|ott)[a-zàâäéû]*|mars|marzo|mayo|enero';
/** Calendar dates as letters write them: 2026-09-03, 3 September 2026, September 3, 3/9/2026. */
const DATE = new RegExp(
  [
    String.raw`\b\d{4}-\d{2}-\d{2}\b`,
    String.raw`\b\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?${MONTH}\b(?:,?\s+\d{4})?`,
    String.raw`\b${MONTH}\.?\s+\d{1,2}(?:st|nd|rd|th)?\b(?:,?\s+\d{4})?`,
    String.raw`\b\d{1,2}(?:er|º)?\.?\s+(?:de\s+)?(?:${MONTH}|${OTHER_MONTH})(?![\p{L}])(?:,?\s+(?:de\s+)?\d{4})?`,
    String.raw`\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b`,
    String.raw`\d{4}年\d{1,2}月\d{1,2}日`,
  ].join('|'),
  'giu',
);

/** Whether a text names a calendar date. */
export function hasDate(text: string): boolean {
  return text.search(DATE) !== -1;
}

/** Where a text names calendar dates. */
export function matchDates(text: string): readonly TextRange[] {
  return [...text.matchAll(DATE)].map(({ 0: found, index }) => ({ start: index, end: index + found.length }));
}

/** The text with its dates taken out, so that what is left are other numbers. */
export function withoutDates(text: string): string {
  return text.replace(DATE, ' ');
}

/** The ISO days in a text; dates in words are not read here. */
export function listIsoDays(text: string): readonly string[] {
  return text.match(/\b\d{4}-\d{2}-\d{2}\b/g) ?? [];
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Dates of which nobody knows what is the day and what the month: 03/04/2026. */
export function listUnclearDates(text: string): readonly string[] {
  return [...text.matchAll(/(?<![\d/-])(\d{1,2})([/-])(\d{1,2})\2(?:\d{4}|\d{2})(?![\d/-])/g)]
    .filter(([, first, , second]) => first !== second && Number(first) <= 12 && Number(second) <= 12)
    .map(([date]) => date);
}

/** Days that are written without doubt (with a year, the month as a word or in ISO order), as ISO days. */
export function listWrittenDays(text: string): readonly string[] {
  const found = [...listIsoDays(text)];
  const wordy = new RegExp(
    String.raw`\b(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?(${MONTH})\b,?\s+(\d{4})|\b(${MONTH})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})`,
    'giu',
  );
  for (const match of text.matchAll(wordy)) {
    const [day, month, year] = match[1] === undefined ? [match[5], match[4], match[6]] : [match[1], match[2], match[3]];
    const index = MONTHS.indexOf((month ?? '').slice(0, 3).toLowerCase());
    if (index >= 0) found.push(`${year}-${String(index + 1).padStart(2, '0')}-${(day ?? '').padStart(2, '0')}`);
  }
  return found;
}
