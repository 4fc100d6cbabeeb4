import type { CaseId } from '../../../shared/domain/ids.ts';
import {
  isSameFinding,
  type FindingKey,
  type SetAside,
  type SetAsideDetails,
} from '../../../shared/domain/set-aside.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { ChangeCase } from '../history/case-changer.ts';
import { notFound } from '../not-found.ts';
import type { SetAsideRepository } from './set-aside-repository.ts';
import { say } from '../../../shared/domain/said.ts';

type Options = {
  readonly repository: SetAsideRepository;
  readonly hasCase: (caseId: CaseId) => boolean;
  readonly change: ChangeCase;
  readonly now: () => Date;
};

/** Findings that the user doesn't follow, each with a reason that stays with the case. */
export function createSetAsideService({ repository, hasCase, change, now }: Options) {
  const events = ['setAside.changed'] as const;
  const find = (caseId: CaseId, key: FindingKey): SetAside | undefined =>
    repository.list(caseId).find((entry) => isSameFinding(entry, key));
  return {
    /** Oldest first. */
    list: (caseId: CaseId): readonly SetAside[] => repository.list(caseId),
    /** Inside the caller's transaction; says nothing to the windows. */
    insert: (caseId: CaseId, value: SetAside): void => repository.save(caseId, value),
    add: (caseId: CaseId, details: SetAsideDetails): Result<SetAside> => {
      if (!hasCase(caseId)) return notFound('case', caseId);
      const current = find(caseId, details);
      if (current?.reason === details.reason) return ok(current);
      const value: SetAside = { ...details, createdAt: current?.createdAt ?? now().toISOString() };
      change({ caseId, name: say`Set finding aside`, events }, () => repository.save(caseId, value));
      return ok(value);
    },
    remove: (caseId: CaseId, key: FindingKey): Result<null> => {
      if (!hasCase(caseId)) return notFound('case', caseId);
      if (find(caseId, key)) {
        change({ caseId, name: say`Bring finding back`, events }, () => repository.remove(caseId, key));
      }
      return ok(null);
    },
  };
}

export type SetAsideService = ReturnType<typeof createSetAsideService>;
