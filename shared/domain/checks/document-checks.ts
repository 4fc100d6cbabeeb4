import type { CheckedCase } from '../case-file.ts';
import { labelOf, type Catalogue } from '../catalogue.ts';
import { findExplanation, listNeededTypes, type NeededType } from '../document-alternatives.ts';
import type { Evidence } from '../evidence.ts';
import type { Finding } from '../finding.ts';
import { findNotNeeded } from '../not-needed.ts';
import { withoutSetAside } from '../set-aside.ts';
import { say, sayLabel, sayList } from '../said.ts';
import { tellFinding } from '../tell-finding.ts';

/** What says whether a needed document is missing. */
type NeedingFile = Pick<CheckedCase, 'plan' | 'case' | 'evidence' | 'setAside'>;

/** Required documents that are missing, and papers that are taken for others (domain.md 6.4 rule 5 and 2.3). */
export function checkDocuments(file: CheckedCase, catalogue: Catalogue): readonly Finding[] {
  const used = file.evidence.filter(({ include }) => include);
  return [...checkMissing(file, catalogue), ...checkSubstitutes(file, catalogue, used)];
}

function checkMissing(file: CheckedCase, catalogue: Catalogue): readonly Finding[] {
  return listMissingTypes(file, catalogue).map((needed) => describeMissing(needed, catalogue));
}

/** The types that the reasons need and that no used evidence, explanation or word of the user answers. */
function listMissingTypes(file: NeedingFile, catalogue: Catalogue): readonly NeededType[] {
  const present = new Set(file.evidence.filter(({ include }) => include).map(({ type }) => type));
  return listNeededTypes(file.case.reasons, catalogue)
    .filter(({ type, alternatives }) => ![type, ...alternatives].some((one) => present.has(one)))
    .filter(({ type }) => findExplanation(file, type, catalogue) === undefined)
    .filter(({ type }) => findNotNeeded(file.setAside ?? [], labelOf(catalogue.documentTypes, type)) === undefined);
}

/** The missing types that still count: without those whose finding the user set aside. */
export function listOpenTypes(file: NeedingFile, catalogue: Catalogue): readonly string[] {
  return listMissingTypes(file, catalogue)
    .filter((needed) => withoutSetAside([describeMissing(needed, catalogue)], file.setAside ?? []).length > 0)
    .map(({ type }) => type);
}

function describeMissing({ type, alternatives }: NeededType, catalogue: Catalogue): Finding {
  const label = sayLabel(labelOf(catalogue.documentTypes, type));
  const others = alternatives.map((other) => sayLabel(labelOf(catalogue.documentTypes, other)));
  return tellFinding({
    rule: 'document-missing',
    level: 'warning',
    where: 'evidence',
    message: say`This reason usually needs: ${label}.${others.length === 0 ? '' : say` Instead of it also: ${sayList(others)}.`}`,
    fix: say`Add it, or say in the plan why you have none, in one sentence that names it ("${label}"). The notice wins over this list.`,
  });
}

const NOT_INVOICES = new Set(['order_confirmation', 'proforma_invoice', 'quote', 'packing_slip']);

/** Papers that look like invoices and aren't taken as such, where the case needs invoices and has none. */
function checkSubstitutes(file: CheckedCase, catalogue: Catalogue, used: readonly Evidence[]): readonly Finding[] {
  const needsInvoice = listNeededTypes(file.case.reasons, catalogue).some(({ type }) => type === 'supplier_invoice');
  if (!needsInvoice) return [];
  const hasInvoice = used.some(({ type }) => type === 'supplier_invoice' || type === 'commercial_invoice');
  return used.flatMap(({ id, type, title }): readonly Finding[] => {
    const kind = sayLabel(labelOf(catalogue.documentTypes, type));
    const where = `evidence/${id}`;
    if (NOT_INVOICES.has(type) && !hasInvoice) {
      const message = say`"${title}" (${kind}) is not taken as an invoice: it does not prove a completed purchase.`;
      return [
        tellFinding({
          rule: 'not-an-invoice',
          level: 'warning',
          where,
          message,
          fix: say`Ask the supplier for the final invoice.`,
        }),
      ];
    }
    if (type !== 'retail_receipt') return [];
    const message = say`"${title}" is a store receipt. They are often refused: most carry no name of the buyer.`;
    const fix = say`Send an invoice of a distributor or the brand if you can. The notice wins: some accept receipts.`;
    return [tellFinding({ rule: 'receipt-as-invoice', level: 'warning', where, message, fix })];
  });
}
