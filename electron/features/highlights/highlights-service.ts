import type { Evidence } from '../../../shared/domain/evidence.ts';
import { MAX_RECTANGLES_PER_PAGE, type Highlight, type HighlightDetails } from '../../../shared/domain/highlight.ts';
import type { CaseId, EvidenceId, HighlightId } from '../../../shared/domain/ids.ts';
import { say, type Said } from '../../../shared/domain/said.ts';
import { sayBeyondEnd } from '../../../shared/domain/say-beyond-end.ts';
import { invalidInput } from '../../../shared/errors.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { changesNothing } from '../changes-nothing.ts';
import type { ChangeCase } from '../history/case-changer.ts';
import { notFound } from '../not-found.ts';
import type { HighlightsRepository } from './highlights-repository.ts';

type Options = {
  readonly repository: HighlightsRepository;
  readonly findEvidence: (caseId: CaseId, id: EvidenceId) => Evidence | undefined;
  readonly change: ChangeCase;
  readonly newId: () => string;
  readonly now: () => Date;
};

/** Marks on pages of evidence, kept beside the files. */
export function createHighlightsService({ repository, findEvidence, change, newId, now }: Options) {
  const events = ['highlights.changed'] as const;
  const insert = (
    caseId: CaseId,
    evidenceId: EvidenceId,
    details: HighlightDetails,
    createdAt = now().toISOString(),
  ): Highlight => {
    const highlight: Highlight = { ...details, caseId, evidenceId, id: newId() as HighlightId, createdAt };
    repository.insert(highlight);
    return highlight;
  };
  /** Whether the page is there and has room for the rectangles beside those of its other highlights. */
  const checkPlace = (evidence: Evidence, wanted: HighlightDetails, own?: HighlightId): Result<null> => {
    const { pageCount } = evidence.file;
    if (wanted.pageNumber > pageCount) {
      return fail(invalidInput('highlight.pageNumber', sayBeyondEnd(wanted.pageNumber, pageCount)));
    }
    const others = repository
      .list(evidence.caseId, evidence.id)
      .filter(({ id, pageNumber }) => id !== own && pageNumber === wanted.pageNumber);
    const count = others.reduce((sum, { rectangles }) => sum + rectangles.length, wanted.rectangles.length);
    return count <= MAX_RECTANGLES_PER_PAGE
      ? ok(null)
      : fail(invalidInput('highlight.rectangles', say`at most ${MAX_RECTANGLES_PER_PAGE} marks fit on one page`));
  };
  return {
    /** In reading order. */
    list: (caseId: CaseId, evidenceId: EvidenceId): readonly Highlight[] => repository.list(caseId, evidenceId),
    /** Of all evidence on the list. */
    listOfCase: (caseId: CaseId): readonly Highlight[] => repository.listOfCase(caseId),
    /** Inside the caller's transaction; says nothing to the windows. */
    insert,
    add: (caseId: CaseId, evidenceId: EvidenceId, details: HighlightDetails): Result<Highlight> => {
      const evidence = findEvidence(caseId, evidenceId);
      if (!evidence) return notFound('evidence', evidenceId);
      const place = checkPlace(evidence, details);
      if (!place.ok) return place;
      return ok(change({ caseId, name: say`Add highlight`, events }, () => insert(caseId, evidenceId, details)));
    },
    update: (
      caseId: CaseId,
      evidenceId: EvidenceId,
      highlightId: HighlightId,
      patch: Partial<HighlightDetails>,
    ): Result<Highlight> => {
      const evidence = findEvidence(caseId, evidenceId);
      const current = repository.find(caseId, evidenceId, highlightId);
      if (!evidence || !current) return notFound('highlight', highlightId);
      const changed: Highlight = { ...current, ...patch };
      const place = checkPlace(evidence, changed, highlightId);
      if (!place.ok) return place;
      if (changesNothing(current, patch)) return ok(current);
      const mergeKey = `highlight:${evidenceId}:${highlightId}:${Object.keys(patch).sort().join()}`;
      change({ caseId, name: nameOfEdit(patch), mergeKey, events }, () => repository.update(changed));
      return ok(changed);
    },
    remove: (caseId: CaseId, evidenceId: EvidenceId, highlightId: HighlightId): Result<null> => {
      if (!repository.find(caseId, evidenceId, highlightId)) return notFound('highlight', highlightId);
      change({ caseId, name: say`Remove highlight`, events }, () => repository.remove(caseId, evidenceId, highlightId));
      return ok(null);
    },
  };
}

export type HighlightsService = ReturnType<typeof createHighlightsService>;

function nameOfEdit(patch: Partial<HighlightDetails>): Said {
  const keys = Object.keys(patch);
  if (keys.length === 1 && keys[0] === 'rectangles') return say`Move highlight`;
  return say`Edit highlight`;
}
