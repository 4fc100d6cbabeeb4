import type { Draft, DraftKind } from '../../../shared/domain/draft.ts';
import type { CaseId } from '../../../shared/domain/ids.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { changesNothing } from '../changes-nothing.ts';
import type { ChangeCase } from '../history/case-changer.ts';
import { notFound } from '../not-found.ts';
import type { DraftsRepository } from './drafts-repository.ts';
import { say } from '../../../shared/domain/said.ts';

type Options = {
  readonly repository: DraftsRepository;
  readonly hasCase: (caseId: CaseId) => boolean;
  readonly change: ChangeCase;
  readonly now: () => Date;
};

/** Texts of a case that the user still works on; nothing here sends anything. */
export function createDraftsService({ repository, hasCase, change, now }: Options) {
  const events = ['drafts.changed'] as const;
  const find = (caseId: CaseId, kind: DraftKind): Draft | undefined =>
    repository.list(caseId).find((draft) => draft.kind === kind);
  return {
    list: (caseId: CaseId): readonly Draft[] => repository.list(caseId),
    /** Inside the caller's transaction; says nothing to the windows. */
    insert: (caseId: CaseId, draft: Draft): void => repository.save(caseId, draft, now().toISOString()),
    save: (caseId: CaseId, draft: Draft): Result<Draft> => {
      if (!hasCase(caseId)) return notFound('case', caseId);
      const current = find(caseId, draft.kind);
      if (current && changesNothing(current, draft)) return ok(current);
      change({ caseId, name: say`Edit draft`, mergeKey: `draft:${draft.kind}`, events }, () =>
        repository.save(caseId, draft, now().toISOString()),
      );
      return ok(draft);
    },
    remove: (caseId: CaseId, kind: DraftKind): Result<null> => {
      if (!hasCase(caseId)) return notFound('case', caseId);
      if (find(caseId, kind)) {
        change({ caseId, name: say`Discard draft`, events }, () => repository.remove(caseId, kind));
      }
      return ok(null);
    },
  };
}

export type DraftsService = ReturnType<typeof createDraftsService>;
