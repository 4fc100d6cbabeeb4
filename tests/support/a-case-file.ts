import { fileURLToPath } from 'node:url';
import { loadCatalogue } from '../../electron/app/load-catalogue.ts';
import type { CaseFile } from '../../shared/domain/case-file.ts';
import type { Catalogue } from '../../shared/domain/catalogue.ts';
import type { Evidence } from '../../shared/domain/evidence.ts';
import { DEFAULT_PACKET_OPTIONS } from '../../shared/domain/packet-options.ts';
import type { CaseId, EvidenceId } from '../../shared/domain/ids.ts';

/** The catalogue that ships. */
export function theCatalogue(): Catalogue {
  return loadCatalogue(fileURLToPath(new URL('../../resources', import.meta.url)));
}

/** A sound supplier invoice of two pages; each field can be changed. */
export function anEvidence(id: string, changes: Partial<Omit<Evidence, 'id'>> = {}): Evidence {
  return {
    caseId: 'case-1' as CaseId,
    id: id as EvidenceId,
    fileName: `${id}.pdf`,
    file: {
      sha256: id.length.toString(16).padStart(2, '0') + Buffer.from(id).toString('hex').padEnd(62, '0').slice(0, 62),
      sizeBytes: 1000,
      kind: 'pdf',
      mime: 'application/pdf',
      pageCount: 2,
      width: null,
      height: null,
      dpi: null,
      findings: [],
      pictureHash: null,
    },
    type: 'supplier_invoice',
    title: `Invoice ${id}`,
    issuer: 'Acme Wholesale Inc.',
    holder: 'Brightleaf Trading LLC',
    documentDate: '2026-03-02',
    expiresOn: null,
    documentNumber: '1043',
    quantities: {},
    note: '',
    include: true,
    pages: null,
    position: 0,
    addedAt: '2026-09-20T10:00:00.000Z',
    ...changes,
  };
}

/** A complete case that no check complains about; each part can be changed. */
export function aCaseFile(
  changes: Partial<Omit<CaseFile, 'case' | 'account' | 'plan'>> & {
    readonly case?: Partial<CaseFile['case']>;
    readonly account?: Partial<CaseFile['account']>;
    readonly plan?: Partial<CaseFile['plan']>;
  } = {},
): CaseFile {
  return {
    noticeText: 'Your listing was removed.',
    evidence: [
      anEvidence('inv', { quantities: { B0ABCDEFGH: 120 } }),
      anEvidence('sheet', { type: 'supplier_contact_sheet', title: 'Supplier contact' }),
    ],
    highlights: [],
    interactions: [],
    round: 1,
    ...changes,
    account: {
      storeName: 'Brightleaf Home',
      legalName: 'Brightleaf Trading LLC',
      merchantToken: 'A2EXAMPLE12345',
      marketplace: 'US',
      email: 'owner@example.com',
      address: '12 Mill Lane\nDover, DE 19901',
      ...changes.account,
    },
    case: {
      title: 'Authenticity complaint, kitchen scales',
      reasons: ['inauthentic_supply'],
      path: 'admit',
      caseIds: ['12345678901'],
      complaintIds: [],
      asins: ['B0ABCDEFGH'],
      section3: true,
      noticeReceivedOn: '2026-09-14',
      deadlineOn: null,
      exhibitOrder: 'cited',
      channel: null,
      packetOptions: DEFAULT_PACKET_OPTIONS,
      sales: {},
      ...changes.case,
    },
    plan: {
      rootCause: 'We bought 37 units from a reseller without a check [[inv p1]].',
      correctiveActions: '- On 2026-09-16 we removed all 37 units [[inv]].',
      preventiveMeasures: '- Since 2026-09-20 the purchasing lead checks each of 4 suppliers weekly [[sheet]].',
      ...changes.plan,
    },
  };
}
