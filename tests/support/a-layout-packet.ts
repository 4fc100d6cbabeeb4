import { createHash } from 'node:crypto';
import { makePlainPages } from '../fixtures/odd-papers/page-geometry-papers.ts';
import type { CaseFile } from '../../shared/domain/case-file.ts';
import type { AppealPath } from '../../shared/domain/case.ts';
import { DEFAULT_PACKET_OPTIONS, type PacketOptions } from '../../shared/domain/packet-options.ts';
import { makePacketPlan } from '../../shared/domain/packet-plan.ts';
import { unwrap } from '../../shared/result.ts';
import { aCaseFile, anEvidence, theCatalogue } from './a-case-file.ts';
import { tryPacket, type MadePacket, type PaperForPacket } from './a-packet.ts';

const NOTICE = `Hello,

Your listing was removed.

How do I reactivate my listing?
-- Invoices from your supplier that show the units of the last 365 days.
-- The name, phone number and address of your supplier.
-- A photo ID of the account owner.
-- The root cause of the complaints.
-- The actions you have taken to resolve the issue.
`;

const TYPES = ['supplier_invoice', 'supplier_contact_sheet', 'gov_id', 'product_photos'] as const;

/** A case of a path with evidence of several kinds, real papers behind it; options of its packet can be changed. */
export function aLayoutCase(
  path: AppealPath,
  options: Partial<PacketOptions> = {},
  evidenceCount = 4,
): { readonly file: CaseFile; readonly papers: readonly PaperForPacket[] } {
  const papers = Array.from({ length: evidenceCount }, (_, index): PaperForPacket => ({
    file: `ev-${index + 1}.pdf`,
    bytes: makePlainPages(`Paper ${index + 1}`, 1 + (index % 3)),
  }));
  const evidence = papers.map(({ file, bytes }, index) => {
    const type = TYPES[index] ?? 'sales_report';
    const made = anEvidence(file.slice(0, -4), {
      type,
      title: `Paper number ${index + 1}`,
      note: 'Shows what was bought.',
    });
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return { ...made, file: { ...made.file, sha256, sizeBytes: bytes.length, pageCount: 1 + (index % 3) } };
  });
  const file = aCaseFile({
    noticeText: NOTICE,
    evidence,
    case: { path, complaintIds: ['5551234'], packetOptions: { ...DEFAULT_PACKET_OPTIONS, ...options } },
    plan: {
      rootCause: 'We bought 40 units from a reseller [[ev-2]] without a check of the invoice [[ev-1 p1]].',
      correctiveActions: '- On 2026-09-16 we removed all 37 units [[ev-1]].',
      preventiveMeasures: '- Since 2026-09-20 the purchasing lead checks each supplier every week [[ev-3 p2]].',
    },
  });
  return { file, papers };
}

/** The packet of such a case. */
export async function aLayoutPacket(
  path: AppealPath,
  options: Partial<PacketOptions> = {},
  evidenceCount = 4,
): Promise<MadePacket & { readonly file: CaseFile }> {
  const { file, papers } = aLayoutCase(path, options, evidenceCount);
  const plan = makePacketPlan(file, theCatalogue(), '2026-10-01');
  const { result, bytes } = await tryPacket(papers, plan);
  return { bytes, plan, written: unwrap(result), file };
}
