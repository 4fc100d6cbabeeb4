import type { Evidence } from '../../../../../shared/domain/evidence.ts';
import type { CaseId, EvidenceId } from '../../../../../shared/domain/ids.ts';

/** A piece of evidence for tests; only what matters to the test is given. */
export function anEvidence(
  given: Partial<Omit<Evidence, 'id'>> & { readonly id: string; readonly pageCount?: number },
): Evidence {
  const { id, pageCount = 1, ...facts } = given;
  return {
    id: id as EvidenceId,
    caseId: 'case-1' as CaseId,
    type: 'supplier_invoice',
    title: id,
    issuer: '',
    holder: '',
    documentDate: null,
    expiresOn: null,
    documentNumber: '',
    quantities: {},
    note: '',
    include: true,
    pages: null,
    fileName: `${id}.pdf`,
    file: {
      sha256: '0'.repeat(64),
      sizeBytes: 1000,
      kind: 'pdf',
      mime: 'application/pdf',
      pageCount,
      width: null,
      height: null,
      dpi: null,
      findings: [],
      pictureHash: null,
    },
    position: 0,
    addedAt: '2026-09-15T10:00:00Z',
    ...facts,
  };
}
