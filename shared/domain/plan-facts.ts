import type { CaseFile } from './case-file.ts';
import { formatLongDate } from './dates.ts';
import type { Evidence } from './evidence.ts';
import { listExhibits } from './exhibits.ts';
import type { EvidenceId } from './ids.ts';
import type { ReviewFact } from './review-facts.ts';
import { makeUnitsTable, type UnitsRow } from './units-table.ts';

/** Something that is known of the case, as plain words that can be put into a sentence. Never a sentence of its own. */
export type PlanFact = {
  /** Stable while the fact stays. */
  readonly id: string;
  readonly group: 'case' | 'units' | 'evidence' | 'review';
  /** What it is, in a list: `Invoice number`, `Sold`. */
  readonly label: string;
  /** In English, as the appeal is. */
  readonly words: string;
  /** The documents that it comes from, in the packet. */
  readonly evidenceIds: readonly EvidenceId[];
};

/** What of the case can be put into the plan; facts of documents that the packet doesn't hold are left out. */
export function listPlanFacts(file: CaseFile, reviewFacts: readonly ReviewFact[]): readonly PlanFact[] {
  const exhibits = listExhibits(file.evidence, file.plan, file.case).map(({ evidence }) => evidence);
  const inPacket = new Set(exhibits.map(({ id }) => id));
  return [
    ...factsOfCase(file),
    ...factsOfUnits(file),
    ...exhibits.flatMap(factsOfEvidence),
    ...reviewFacts.map(({ id, question, answer, evidenceIds }): PlanFact => ({
      ...{ id: `review/${id}`, group: 'review', label: question },
      words: answer.replace(/\s+/g, ' ').trim(),
      evidenceIds: evidenceIds.filter((evidenceId) => inPacket.has(evidenceId)),
    })),
  ].filter(({ words }) => words !== '');
}

function factsOfCase({ account, case: it }: CaseFile): readonly PlanFact[] {
  const fact = (id: string, label: string, words: string): PlanFact => ({
    ...{ id: `case/${id}`, group: 'case', label, words },
    evidenceIds: [],
  });
  return [
    fact('notice', 'Notice received', it.noticeReceivedOn === null ? '' : formatLongDate(it.noticeReceivedOn)),
    ...it.caseIds.map((id) => fact(`case-id/${id}`, 'Case ID', `case ID ${id}`)),
    ...it.complaintIds.map((id) => fact(`complaint-id/${id}`, 'Complaint ID', `complaint ID ${id}`)),
    ...it.asins.map((asin) => fact(`asin/${asin}`, 'ASIN', asin)),
    fact('store', 'Store', account.storeName),
    fact('legal-name', 'Legal entity', account.legalName),
  ];
}

function factsOfUnits(file: CaseFile): readonly PlanFact[] {
  const { window, rows } = makeUnitsTable(file);
  const days = window === null ? '' : ` from ${formatLongDate(window.from)} to ${formatLongDate(window.to)}`;
  return rows.flatMap((row) => [soldFact(row, days, file.evidence), invoicedFact(row)]);
}

function soldFact({ asin, sold, soldFrom }: UnitsRow, days: string, evidence: readonly Evidence[]): PlanFact {
  const reports = evidence.filter((item) => item.type === 'sales_report' && item.include && asin in item.quantities);
  return {
    ...{ id: `units/sold/${asin}`, group: 'units', label: 'Sold' },
    words: sold === null ? '' : `${countUnits(sold)} of ${asin} sold${days}`,
    evidenceIds: soldFrom === 'report' ? reports.map(({ id }) => id) : [],
  };
}

function invoicedFact({ asin, invoiced, lines }: UnitsRow): PlanFact {
  const counted = lines.filter(({ ignored }) => ignored === null);
  const invoices = counted.length === 1 ? '1 invoice' : `${counted.length} invoices`;
  return {
    ...{ id: `units/invoiced/${asin}`, group: 'units', label: 'Invoiced' },
    words: counted.length === 0 ? '' : `${countUnits(invoiced)} of ${asin} on ${invoices}`,
    evidenceIds: counted.map(({ evidenceId }) => evidenceId as EvidenceId),
  };
}

function countUnits(units: number): string {
  return `${units.toLocaleString('en-US')} ${units === 1 ? 'unit' : 'units'}`;
}

function factsOfEvidence(evidence: Evidence): readonly PlanFact[] {
  const { id, type, documentNumber, documentDate, issuer, quantities } = evidence;
  const fact = (name: string, label: string, words: string): PlanFact => ({
    ...{ id: `evidence/${id}/${name}`, group: 'evidence', label: `${evidence.title}: ${label}`, words },
    evidenceIds: [id],
  });
  const isInvoice = type.endsWith('invoice');
  const number = documentNumber.trim();
  const named = number === '' ? '' : isInvoice ? `invoice ${number}` : number;
  const date = documentDate === null ? '' : formatLongDate(documentDate);
  const whole =
    named === '' || date === '' ? '' : `${named} of ${date}${issuer.trim() === '' ? '' : ` from ${issuer.trim()}`}`;
  return [
    fact('whole', 'number, date, issuer', whole),
    fact('number', 'number', whole === '' ? named : ''),
    fact('date', 'date', date),
    fact('issuer', 'issuer', issuer.trim()),
    ...Object.entries(quantities).map(([asin, units]) =>
      fact(`units/${asin}`, 'units', `${countUnits(units)} of ${asin}`),
    ),
  ];
}
