import type { Finding } from '../finding.ts';

/** Identity and address papers: scans or camera photos only, and from their issuer's own system (domain.md 2.2 `no_screenshot`, `editor_metadata`). */
const ISSUED_PAPERS = new Set([
  'gov_id',
  'utility_bill',
  'bank_statement',
  'credit_card_statement',
  'business_registration',
  'tax_registration',
]);

/** What sellers make themselves: there is no other maker whose paper could have been changed. */
const OWN_PAPERS = new Set([
  'product_photos',
  'packaging_photos',
  'warehouse_photos',
  'insert_photo_before_after',
  'listing_screenshot',
  'packing_slip_sample',
  'sop_document',
  'training_record',
  'qc_checklist',
  'variation_audit',
  'catalog_audit',
  'lot_expiry_log',
  'root_cause_data',
  'relationship_statement',
  'call_note',
  'original_artwork_proof',
]);

/**
 * What a finding of intake means for a document of a type: as it is, graver, lighter, or nothing. Intake knows only the
 * file; a picture of a screen is fine as a picture of a listing and not as a bill.
 */
export function weighFileFinding(finding: Finding, documentType: string): readonly Finding[] {
  const isIssued = ISSUED_PAPERS.has(documentType);
  const isOwn = OWN_PAPERS.has(documentType);
  switch (finding.rule) {
    case 'screenshot-like':
      return isIssued ? [{ ...finding, level: 'warning' }] : [];
    case 'cut-off':
      return isOwn ? [] : [finding];
    case 'editor-metadata':
      return [{ ...finding, level: isOwn ? 'info' : 'warning' }];
    case 'office-metadata':
      return isOwn ? [] : [{ ...finding, level: isIssued ? 'warning' : 'info' }];
    default:
      return [finding];
  }
}
