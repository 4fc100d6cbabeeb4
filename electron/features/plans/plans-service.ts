import type { CaseId, PlanRevisionId } from '../../../shared/domain/ids.ts';
import { EMPTY_PLAN_NOTES, type PlanNotes } from '../../../shared/domain/plan-notes.ts';
import type { Plan, PlanRevision, PlanText } from '../../../shared/domain/plan.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { changesNothing } from '../changes-nothing.ts';
import type { ChangeCase } from '../history/case-changer.ts';
import { notFound } from '../not-found.ts';
import type { PlansRepository } from './plans-repository.ts';
import { say } from '../../../shared/domain/said.ts';

type Options = {
  readonly repository: PlansRepository;
  readonly hasCase: (caseId: CaseId) => boolean;
  /** The letter that the user wrote, null for the generated one; `set` within the caller's transaction. */
  readonly letter: {
    readonly get: (caseId: CaseId) => string | null;
    readonly set: (caseId: CaseId, letterText: string | null) => void;
  };
  readonly change: ChangeCase;
  readonly newId: () => string;
  readonly now: () => Date;
};

/** Plans of action and their named revisions. */
export function createPlansService(options: Options) {
  const { repository, hasCase, change, now } = options;
  const saveText = (caseId: CaseId, text: PlanText): Plan => {
    const plan: Plan = { ...text, caseId, updatedAt: now().toISOString() };
    repository.save(plan);
    return plan;
  };
  return {
    get: (caseId: CaseId): Plan => repository.get(caseId),
    /** Inside the caller's transaction; says nothing to the windows. */
    insert: (caseId: CaseId, text: PlanText): Plan => saveText(caseId, text),
    save: (caseId: CaseId, patch: Partial<PlanText>): Result<Plan> => {
      if (!hasCase(caseId)) return notFound('case', caseId);
      const current = repository.get(caseId);
      if (changesNothing(current, patch)) return ok(current);
      const mergeKey = `plan:${Object.keys(patch).sort().join()}`;
      const plan = change({ caseId, name: say`Edit plan`, mergeKey, events: ['plans.changed'] }, () =>
        saveText(caseId, { ...current, ...patch }),
      );
      return ok(plan);
    },
    getNotes: (caseId: CaseId): PlanNotes => repository.getNotes(caseId),
    /** Inside the caller's transaction; says nothing to the windows. */
    insertNotes: (caseId: CaseId, notes: PlanNotes): void => {
      if (!changesNothing(EMPTY_PLAN_NOTES, notes)) repository.saveNotes(caseId, notes);
    },
    saveNotes: (caseId: CaseId, patch: Partial<PlanNotes>): Result<PlanNotes> => {
      if (!hasCase(caseId)) return notFound('case', caseId);
      const current = repository.getNotes(caseId);
      if (changesNothing(current, patch)) return ok(current);
      const notes = { ...current, ...patch };
      change({ caseId, name: say`Note about the plan`, events: ['plans.changed'] }, () =>
        repository.saveNotes(caseId, notes),
      );
      return ok(notes);
    },
    ...createRevisions(options, saveText),
  };
}

export type PlansService = ReturnType<typeof createPlansService>;

function createRevisions(
  { repository, hasCase, letter, change, newId, now }: Options,
  saveText: (caseId: CaseId, text: PlanText) => Plan,
) {
  return {
    /** Inside the caller's transaction: a revision of a text that needn't be today's, without a letter. */
    insertRevision: (caseId: CaseId, name: string, text: PlanText): PlanRevision => {
      const id = newId() as PlanRevisionId;
      const revision: PlanRevision = { ...text, id, caseId, name, createdAt: now().toISOString() };
      repository.insertRevision(revision);
      return revision;
    },
    /** Inside the caller's transaction: a revision that was made elsewhere. */
    insertVersion: (caseId: CaseId, version: Omit<PlanRevision, 'id' | 'caseId'>): PlanRevision => {
      const revision: PlanRevision = { ...version, id: newId() as PlanRevisionId, caseId };
      repository.insertRevision(revision);
      return revision;
    },
    listRevisions: (caseId: CaseId): readonly PlanRevision[] => repository.listRevisions(caseId),
    nameRevision: (caseId: CaseId, name: string): Result<PlanRevision> => {
      if (!hasCase(caseId)) return notFound('case', caseId);
      const { updatedAt: _updatedAt, ...plan } = repository.get(caseId);
      const id = newId() as PlanRevisionId;
      const createdAt = now().toISOString();
      const revision: PlanRevision = { ...plan, id, name, createdAt, letterText: letter.get(caseId) };
      change({ caseId, name: say`Name revision`, events: ['plans.changed'] }, () =>
        repository.insertRevision(revision),
      );
      return ok(revision);
    },
    restoreRevision: (caseId: CaseId, revisionId: PlanRevisionId): Result<Plan> => {
      const revision = hasCase(caseId) && repository.findRevision(caseId, revisionId);
      if (!revision) return notFound('revision', revisionId);
      const { rootCause, correctiveActions, preventiveMeasures, letterText } = revision;
      const plan = change({ caseId, name: say`Restore revision`, events: ['plans.changed'] }, () => {
        if (letterText !== undefined && letterText !== letter.get(caseId)) letter.set(caseId, letterText);
        return saveText(caseId, { rootCause, correctiveActions, preventiveMeasures });
      });
      return ok(plan);
    },
  };
}
