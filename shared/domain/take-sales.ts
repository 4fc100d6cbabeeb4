import type { SalesReport } from './sales-report.ts';

/** What of a sales report becomes sales figures of a case. */
export type TakenSales = {
  readonly sales: Readonly<Record<string, number>>;
  /** ASINs of the report that the case doesn't name. */
  readonly otherAsins: number;
  /** ASINs of the case that the report doesn't name: nothing was sold of them, or the report is another one. */
  readonly missing: readonly string[];
};

/** A case that names no ASIN takes all that the report has. */
export function takeSales(report: Pick<SalesReport, 'units'>, caseAsins: readonly string[]): TakenSales {
  const own = new Set(caseAsins.map((asin) => asin.trim().toUpperCase()));
  const entries = Object.entries(report.units);
  const taken = own.size === 0 ? entries : entries.filter(([asin]) => own.has(asin));
  const found = new Set(taken.map(([asin]) => asin));
  return {
    sales: Object.fromEntries(taken),
    otherAsins: entries.length - taken.length,
    missing: [...own].filter((asin) => !found.has(asin)),
  };
}
