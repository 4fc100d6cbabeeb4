import type { CheckedCase } from '../case-file.ts';
import { findEntry, type Catalogue } from '../catalogue.ts';
import type { Finding } from '../finding.ts';
import type { SalesWindow } from '../sales-window.ts';
import { makeUnitsTable, type UnitsLine, type UnitsRow } from '../units-table.ts';
import { say, sayDay, sayList, type Said } from '../said.ts';
import { tellFinding } from '../tell-finding.ts';

/** ASINs of which more units were sold in the window than invoices show (domain.md 6.4 rule 6). */
export function checkUnits(file: CheckedCase, catalogue: Catalogue): readonly Finding[] {
  if (!asksForInvoices(file.case.reasons, catalogue)) return [];
  const { window, rows } = makeUnitsTable(file);
  if (window === null) return [];
  return rows.filter(({ shortfall }) => shortfall > 0).map((row) => describeShortfall(row, window));
}

/** Whether one of the reasons is answered with invoices, so that units sold matter. */
export function asksForInvoices(reasons: readonly string[], catalogue: Pick<Catalogue, 'reasons'>): boolean {
  return reasons.some((id) => {
    const reason = findEntry(catalogue.reasons, id);
    return reason !== undefined && [...reason.requiredTypes, ...reason.supportingTypes].includes('supplier_invoice');
  });
}

function describeShortfall({ asin, sold, invoiced, shortfall, lines }: UnitsRow, window: SalesWindow): Finding {
  const days = say`${sayDay(window.from)} to ${sayDay(window.to)} (${window.days} days)`;
  const ignored = lines.filter((line) => line.ignored !== null);
  const rest = ignored.length === 0 ? '' : say` Not counted: ${sayList(ignored.map(describeIgnored), ';')}.`;
  return tellFinding({
    rule: 'units-short',
    level: 'warning',
    where: 'case/sales',
    message: say`${asin}: you sold ${sold ?? ''} units from ${days}, and the invoices show ${invoiced}. ${shortfall} ${shortfall === 1 ? say`unit is` : say`units are`} missing.${rest}`,
    fix: say`Add invoices of that time for at least ${shortfall} more, enter the units of each invoice, or correct the units sold. If there are no more invoices, say in the plan where these units came from.`,
  });
}

const IGNORED: Readonly<Record<NonNullable<UnitsLine['ignored']>, Said>> = {
  'left-out': say`is left out of the packet`,
  undated: say`has no date`,
  'too-old': say`is older than that`,
  'after-notice': say`is dated on or after the day of the notice`,
};

function describeIgnored({ title, units, ignored }: UnitsLine): Said {
  return say`${units ?? ''} on "${title}", which ${ignored === null ? '' : IGNORED[ignored]}`;
}
