import type { FiledSubmission } from '../../shared/domain/case-file.ts';
import type { Evidence } from '../../shared/domain/evidence.ts';
import type { KitManifest } from '../../shared/domain/packet.ts';
import type { PlanText } from '../../shared/domain/plan.ts';
import type { SentExhibit } from '../../shared/domain/sent-content.ts';

/** An exhibit as it was sent, of evidence. */
export function aSentExhibit(evidence: Evidence, label = 'A'): SentExhibit {
  const { id, file, fileName, type, title, issuer, holder } = evidence;
  const { documentDate, expiresOn, documentNumber, quantities, note, pages } = evidence;
  const facts = { type, title, issuer, holder, documentDate, expiresOn, documentNumber, quantities, note, pages };
  return { ...facts, label, evidenceId: id, fileName, sha256: file.sha256 };
}

/** What was sent on 1 October 2026 through Account Health; each part can be changed. */
export function aSentRecord(
  changes: Partial<FiledSubmission> & { readonly exhibits?: readonly SentExhibit[] } = {},
): FiledSubmission {
  const { exhibits = [], ...rest } = changes;
  const plan: PlanText = rest.plan ?? {
    rootCause: 'We bought 40 units without checking.',
    correctiveActions: '- On 2026-09-16 we removed 37 units.',
    preventiveMeasures: '- We check each order.',
  };
  const packet = { file: 'packet.pdf', pages: 4, bytes: 9, sha256: 'f'.repeat(64) };
  const manifest: KitManifest = {
    ...{ format: 'reinstate.kit/1', application: 'Reinstate', date: '2026-10-01', caseTitle: 'Scales' },
    report: { packet, sections: [], exhibits: [], citations: [], findings: [] },
    originals: [],
    files: [{ file: 'packet.pdf', sizeBytes: 9, sha256: packet.sha256 }],
    content: { round: rest.round ?? 1, path: 'admit', letter: rest.letter ?? '', plan, exhibits: [...exhibits] },
  };
  return {
    ...{ sentAt: '2026-10-01T16:20:00-04:00', zone: 'America/New_York', channel: 'ah_reactivate', person: '' },
    ...{ subject: '', amazonCaseId: '', round: 1, letter: '', plan, texts: [], manifest, logEntry: null },
    ...rest,
  };
}
