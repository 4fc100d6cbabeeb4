import type { CaseFile } from './case-file.ts';
import type { LocalDate } from './dates.ts';
import type { Evidence } from './evidence.ts';
import { listExhibits } from './exhibits.ts';
import { findSalesWindow, type SalesWindow } from './sales-window.ts';

/** What one document of purchase shows of one ASIN. */
export type UnitsLine = {
  readonly evidenceId: string;
  /** The exhibit's label, or null when the document is left out of the packet. */
  readonly exhibit: string | null;
  readonly title: string;
  readonly units: number;
  readonly documentDate: LocalDate | null;
  /** Why the units don't count; null when they do. */
  readonly ignored: 'left-out' | 'undated' | 'too-old' | 'after-notice' | null;
};

export type UnitsRow = {
  readonly asin: string;
  /** Units sold in the window; null while unknown. */
  readonly sold: number | null;
  /** `typed`: the case's own figure, which wins; `report`: the units on its sales reports. */
  readonly soldFrom: 'typed' | 'report' | null;
  /** Units on invoices that count. */
  readonly invoiced: number;
  /** Units sold for which there is no invoice; 0 when enough, and while sales are unknown. */
  readonly shortfall: number;
  readonly lines: readonly UnitsLine[];
};

export type UnitsTable = { readonly window: SalesWindow | null; readonly rows: readonly UnitsRow[] };

/** Papers that prove a completed purchase (domain.md 2.3). Orders, quotes, pro formas and packing slips don't. */
const PURCHASE_TYPES = new Set(['supplier_invoice', 'commercial_invoice']);

/**
 * Units sold in the window before the notice against units invoiced, per ASIN (domain.md 6.4 rule 6): those of the case
 * first, then those of the sales figures; where the case names none, also those of the invoices.
 */
export function makeUnitsTable(file: Pick<CaseFile, 'case' | 'noticeText' | 'plan' | 'evidence'>): UnitsTable {
  const window = findSalesWindow(file);
  const labels = new Map(
    listExhibits(file.evidence, file.plan, file.case).map(({ label, evidence }) => [evidence.id as string, label]),
  );
  const reported = sumReports(file.evidence);
  const typed = byCode(file.case.sales);
  const invoices = file.evidence.filter(({ type }) => PURCHASE_TYPES.has(type));
  const invoicedAsins = invoices.flatMap(({ quantities }) => Object.keys(quantities));
  const own = file.case.asins.map(toCode);
  const asins = own.length > 0 ? [...own, ...typed.keys()] : [...typed.keys(), ...reported.keys(), ...invoicedAsins];
  const rows = [...new Set(asins.map(toCode))].map((asin): UnitsRow => {
    const lines = invoices.flatMap((item) => lineOf(item, asin, window, labels.get(item.id) ?? null));
    const invoiced = lines.reduce((sum, { units, ignored }) => sum + (ignored === null ? units : 0), 0);
    const sold = typed.get(asin) ?? reported.get(asin) ?? null;
    const soldFrom = typed.has(asin) ? 'typed' : reported.has(asin) ? 'report' : null;
    return { asin, sold, soldFrom, invoiced, shortfall: Math.max(0, (sold ?? 0) - invoiced), lines };
  });
  return { window, rows };
}

/** Papers of purchase on which no units were entered: they can't count for any ASIN. */
export function listInvoicesWithoutUnits(evidence: readonly Evidence[]): readonly Evidence[] {
  return evidence.filter(({ type, quantities }) => PURCHASE_TYPES.has(type) && Object.keys(quantities).length === 0);
}

function toCode(asin: string): string {
  return asin.trim().toUpperCase();
}

function byCode(units: Readonly<Record<string, number>>): ReadonlyMap<string, number> {
  return new Map(Object.entries(units).map(([asin, count]) => [toCode(asin), count]));
}

function sumReports(evidence: readonly Evidence[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  // A file that is on the list twice is one report; reports of different days are added.
  const seen = new Set<string>();
  for (const { type, quantities, file } of evidence) {
    if (type !== 'sales_report' || seen.has(file.sha256)) continue;
    seen.add(file.sha256);
    for (const [asin, units] of byCode(quantities)) sums.set(asin, (sums.get(asin) ?? 0) + units);
  }
  return sums;
}

function lineOf(
  item: Evidence,
  asin: string,
  window: SalesWindow | null,
  exhibit: string | null,
): readonly UnitsLine[] {
  const units = byCode(item.quantities).get(asin);
  if (units === undefined) return [];
  const { id, title, documentDate } = item;
  return [{ evidenceId: id, exhibit, title, units, documentDate, ignored: whyIgnored(item, window) }];
}

function whyIgnored({ include, documentDate }: Evidence, window: SalesWindow | null): UnitsLine['ignored'] {
  if (!include) return 'left-out';
  if (documentDate === null) return 'undated';
  if (window === null) return null;
  if (documentDate < window.from) return 'too-old';
  return documentDate > window.to ? 'after-notice' : null;
}
