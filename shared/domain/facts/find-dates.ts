import type { LocalDate } from '../dates.ts';
import { findDateRole, findDayFirst, tidyLabel, type DateRole } from './date-labels.ts';
import type { FactOffer, OfferReason } from './fact-offer.ts';
import { areasOf, cellLeftOf, fold, listCellsInColumn, type Cell, type PageLayout } from './page-layout.ts';
import { findWrittenDates, type WrittenDate } from './written-dates.ts';

/** A date on a page with what it is for; `alone`: nothing beside it says. */
export type PlacedDate = WrittenDate & {
  readonly cell: Cell;
  readonly role: DateRole | 'alone';
  readonly label: string;
  readonly dayFirst: boolean | undefined;
};

/** Labels up to this many lines above a date count; more when only dates stand between, as in a table. */
const LINES_ABOVE = 3;
const TABLE_LINES_ABOVE = 60;
const RANGE =
  /(^|\s)(to|through|thru|until|till|bis( zum)?|au|a|al|ate|hasta( el)?|fino al|and|-|–|—|~|～|から|至)\s*(the\s*|le\s*)?$/;
const UNTIL = /(until|till|jusqu.au|expir\w*( on)?)\s*$/;
const VALIDITY =
  /\b(valid|validity|term|effective|gultig|laufzeit|duree|validite|vigencia|validita|durata|duration|coverage|policy period|insured period)|有効期間|有效期/;
const TOWN = /^[\p{L} .'-]{2,40},\s*$/u;

/** Every date on the pages, with the role that its label gives it. */
export function findDates(pages: readonly PageLayout[]): readonly PlacedDate[] {
  const dates = pages.flatMap((page) => page.rows.flat().flatMap((cell) => placeDates(page, cell)));
  return dates;
}

function placeDates(page: PageLayout, cell: Cell): readonly PlacedDate[] {
  const written = findWrittenDates(cell.text, cell.source === 'recognised');
  return written.map((date, index) => {
    const from = written[index - 1]?.end ?? 0;
    const before = cell.folded.slice(from, date.start);
    const next = written[index + 1];
    const isStart = next !== undefined && RANGE.test(cell.folded.slice(date.end, next.start).trimEnd());
    const told = isStart
      ? { role: 'other' as const, label: '' }
      : tellRole(page, cell, { before, lead: cell.folded.slice(0, date.start), start: date.start, from });
    const hint = findDayFirst(fold(told.label)) ?? findDayFirst(cell.folded);
    return { ...date, ...told, cell, dayFirst: hint };
  });
}

type Told = { readonly role: DateRole | 'alone'; readonly label: string };
type Lead = { readonly before: string; readonly lead: string; readonly start: number; readonly from: number };

function tellRole(page: PageLayout, cell: Cell, { before, lead, start, from }: Lead): Told {
  const words = tidyLabel(before);
  const left = cellLeftOf(page, cell);
  if (words !== '' || RANGE.test(before)) {
    const role = tellFromBefore(before, `${left?.folded ?? ''} ${lead}`, from > 0);
    return { role, label: role === 'alone' ? '' : shorten(cell.text.slice(from, start)) };
  }
  const beside = left && findDateRole(left.folded, 'whole');
  if (left && beside) return { role: beside, label: tidyText(left.text) };
  return tellFromAbove(page, cell) ?? { role: 'alone', label: '' };
}

function tellFromBefore(before: string, lead: string, isSecond: boolean): Told['role'] {
  const role = findDateRole(tidyLabel(before), 'before');
  const range = tellRange(before, lead);
  if (range !== undefined && (isSecond || !role)) return range;
  return role ?? (TOWN.test(before) ? 'alone' : 'other');
}

/** A date behind "to" or "until" ends a period; the words before say whether that is the end of validity. */
function tellRange(before: string, lead: string): DateRole | undefined {
  if (UNTIL.test(before) || (RANGE.test(before) && VALIDITY.test(lead))) return 'expiry';
  return RANGE.test(before) ? 'period-end' : undefined;
}

function tellFromAbove(page: PageLayout, cell: Cell): Told | undefined {
  let lines = 0;
  for (const above of listCellsInColumn(page, cell, -1, TABLE_LINES_ABOVE)) {
    const role = findDateRole(above.folded, 'whole');
    if (role) return { role, label: tidyText(above.text) };
    const isDate = findWrittenDates(above.text).length > 0;
    if (!isDate) lines += 1;
    if (lines >= LINES_ABOVE || (!isDate && lines > 1)) return undefined;
  }
  return undefined;
}

function shorten(text: string): string {
  const tidy = tidyText(text);
  return tidy.length <= 40 ? tidy : tidy.slice(-40).replace(/^\S*\s/, '');
}

function tidyText(text: string): string {
  return text.replace(/^[\s:：,.·|-]+|[\s:：,#-]+$/g, '');
}

type DateTier = readonly (DateRole | 'alone')[];

const USUAL: readonly DateTier[] = [
  ['document'],
  ['generic'],
  ['made-by-program', 'requested'],
  ['effective'],
  ['alone'],
];
const REPORT: readonly DateTier[] = [['made-by-program', 'document'], ['generic'], ['requested']];
const DELIVERY: readonly DateTier[] = [['delivered'], ['document'], ['generic']];

/**
 * Which dates are "the date" of a type, best first, where it isn't the day of issue. A statement's is the end of its
 * period when it names no other (domain.md 2.3, `bank_statement`: period end).
 */
const TIERS: Readonly<Record<string, readonly DateTier[]>> = {
  order_confirmation: [['document'], ['ordered'], ['generic'], ['alone']],
  removal_order_proof: [['requested', 'ordered'], ['document'], ['generic']],
  supplier_delivery_proof: DELIVERY,
  carrier_proof_of_delivery: DELIVERY,
  proof_of_payment: [['paid'], ['document'], ['generic']],
  trademark_certificate: [['registered'], ['document'], ['generic']],
  business_registration: [['document'], ['registered'], ['generic']],
  tax_registration: [['document'], ['registered'], ['generic'], ['alone']],
  bank_statement: [['document'], ['period-end'], ['generic']],
  credit_card_statement: [['document'], ['period-end'], ['generic']],
  gov_id: [['document']],
  order_list: REPORT,
  metrics_report: REPORT,
  sales_report: REPORT,
  claim_list: REPORT,
  pricing_report: REPORT,
  root_cause_data: REPORT,
  refund_proof: REPORT,
};

/** The part of the first page in which letters have their date. */
const TOP_SHARE = 0.5;

/** The day that the document carries as its own, by the labels beside the dates. */
export function offerDocumentDate(
  dates: readonly PlacedDate[],
  type: string | undefined,
  firstPage: PageLayout | undefined,
): readonly FactOffer<LocalDate>[] {
  for (const tier of TIERS[type ?? ''] ?? USUAL) {
    const inTier = dates
      .filter(({ role }) => tier.includes(role))
      .filter((date) => date.role !== 'alone' || isAtTop(date, firstPage));
    if (inTier.length > 0) return toOffers(inTier, dates);
  }
  return [];
}

/** The last day on which the document is valid. */
export function offerExpiry(dates: readonly PlacedDate[]): readonly FactOffer<LocalDate>[] {
  return toOffers(
    dates.filter(({ role }) => role === 'expiry'),
    dates,
  );
}

function isAtTop({ cell, start, end }: PlacedDate, firstPage: PageLayout | undefined): boolean {
  if (!firstPage || cell.pageNumber !== firstPage.pageNumber || cell.row > firstPage.rows.length * TOP_SHARE)
    return false;
  const rest = cell.text.slice(0, start) + cell.text.slice(end);
  return TOWN.test(cell.folded.slice(0, start)) || /^[\s.,]*$/.test(rest);
}

function toOffers(chosen: readonly PlacedDate[], all: readonly PlacedDate[]): readonly FactOffer<LocalDate>[] {
  const offers = new Map<LocalDate, FactOffer<LocalDate>>();
  for (const date of chosen) {
    const readings = settleOrder(date, all);
    for (const value of readings) {
      if (offers.has(value)) continue;
      const other = readings.find((reading) => reading !== value);
      offers.set(value, {
        value,
        pageNumber: date.cell.pageNumber,
        matched: date.cell.text.slice(date.start, date.end),
        areas: areasOf(date.cell, date.start, date.end),
        source: date.cell.source,
        reason: reasonOf(date),
        doubt: other === undefined ? null : { kind: 'day-or-month', other },
      });
    }
  }
  return [...offers.values()];
}

function reasonOf({ role, label }: PlacedDate): OfferReason {
  if (role === 'alone') return { kind: 'date-alone' };
  return role === 'period-end' ? { kind: 'period-end', words: label } : { kind: 'label', words: label };
}

/** Which reading of 12/03/2026 holds: by its own label, else by a date of the document that can only be read one way. */
function settleOrder(date: PlacedDate, all: readonly PlacedDate[]): readonly LocalDate[] {
  const [dayFirst, monthFirst] = date.readings;
  if (monthFirst === undefined) return [dayFirst];
  const told = date.dayFirst ?? orderOfOthers(all);
  if (told === undefined) return [dayFirst, monthFirst];
  return [told ? dayFirst : monthFirst];
}

function orderOfOthers(all: readonly PlacedDate[]): boolean | undefined {
  const hints = new Set(
    all.flatMap(({ dayFirst, cell, start, end, readings }) => {
      const match = /^(\d{1,2})[/-](\d{1,2})[/-]\d{2,4}$/.exec(cell.text.slice(start, end));
      if (!match) return [];
      if (readings.length === 1 && match[1] !== match[2]) return [Number(match[1]) > 12];
      return dayFirst ?? [];
    }),
  );
  return hints.size === 1 ? [...hints][0] : undefined;
}
