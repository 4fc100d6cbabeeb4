import type { Highlight } from '../../shared/domain/highlight.ts';
import type { CaseId, EvidenceId, HighlightId } from '../../shared/domain/ids.ts';

/** A highlight on page 1 that is wanted on the marked copy; each field can be changed. */
export function aHighlight(evidenceId: string, changes: Partial<Omit<Highlight, 'evidenceId'>> = {}): Highlight {
  return {
    caseId: 'case-1' as CaseId,
    evidenceId: evidenceId as EvidenceId,
    id: 'highlight-1' as HighlightId,
    pageNumber: 1,
    rectangles: [{ left: 0.1, top: 0.2, width: 0.3, height: 0.04 }],
    note: '',
    inPacket: true,
    createdAt: '2026-09-21T10:00:00.000Z',
    ...changes,
  };
}
