import type { CaseId } from '../../../shared/domain/ids.ts';
import { isOnRemovedList, REMOVED_LIST_DAYS } from '../../../shared/domain/removed-list.ts';
import type { DeletionRepository } from './deletion-repository.ts';

type Options = {
  readonly repository: DeletionRepository;
  readonly inTransaction: <Value>(fn: () => Value) => Value;
  readonly now: () => Date;
  /** When the application started last; null when it is not known. */
  readonly lastStartAt: string | null;
};

const MS_PER_DAY = 86_400_000;

/**
 * Deletes for good what was removed more than 30 days ago: cases, and evidence and entries of the log of other cases. Files
 * are only marked; `deleteWaitingFiles` deletes them. Does nothing at a start that comes more than 30 days after the one
 * before, or before it: the clock may be wrong, and the next start knows better.
 * @returns how many cases, and how many parts of others, went
 */
export function deleteExpired(options: Options): { readonly cases: number; readonly parts: number } {
  const { repository, now, lastStartAt, inTransaction } = options;
  if (!isLikely(now(), lastStartAt)) return { cases: 0, parts: 0 };
  const isExpired = ({ removedAt }: { readonly removedAt: string }): boolean => !isOnRemovedList(removedAt, now());
  const cases = repository.listRemovedCases().filter(isExpired);
  for (const { caseId } of cases) {
    inTransaction(() => deleteWithFiles(repository, caseId, { at: now().toISOString(), who: '', cause: 'expired' }));
  }
  const evidence = repository.listRemovedEvidence().filter(isExpired);
  const interactions = repository.listRemovedInteractions().filter(isExpired);
  for (const caseId of new Set([...evidence, ...interactions].map((part) => part.caseId))) {
    const idsOf = (parts: typeof evidence): readonly string[] =>
      parts.filter((part) => part.caseId === caseId).map(({ id }) => id);
    inTransaction(() => {
      const candidates = repository.listHashes(caseId);
      repository.deleteParts(caseId, idsOf(evidence), idsOf(interactions));
      repository.dropUnused(candidates);
    });
  }
  const parts = evidence.length + interactions.length;
  if (cases.length + parts > 0) repository.cleanSearch();
  return { cases: cases.length, parts };
}

/** Deletes the rows of a case inside the caller's transaction. @returns how many files go with it */
export function deleteWithFiles(
  repository: DeletionRepository,
  caseId: CaseId,
  line: { readonly at: string; readonly who: string; readonly cause: 'asked' | 'expired' },
): number {
  const candidates = repository.listHashes(caseId);
  repository.deleteCase(caseId);
  const { length } = repository.dropUnused(candidates);
  repository.add({ ...line, fileCount: length });
  return length;
}

function isLikely(now: Date, lastStartAt: string | null): boolean {
  const sinceMs = lastStartAt === null ? NaN : now.getTime() - Date.parse(lastStartAt);
  return sinceMs >= 0 && sinceMs <= REMOVED_LIST_DAYS * MS_PER_DAY;
}
