import { statusAfter } from '../../shared/domain/clocks/status-after.ts';
import type { CaseId } from '../../shared/domain/ids.ts';
import type { Interaction } from '../../shared/domain/interaction.ts';
import type { CasesRepository } from '../features/cases/cases-repository.ts';
import type { InteractionsRepository } from '../features/interactions/interactions-repository.ts';

/** Moves a case's status when an answer of Amazon is logged; works inside the change that logs it, so that undo takes both. */
export function createOutcomeFollower(
  cases: Pick<CasesRepository, 'find' | 'update'>,
  interactions: Pick<InteractionsRepository, 'list'>,
) {
  return (caseId: CaseId, contact: Interaction): void => {
    const current = cases.find(caseId);
    if (!current || contact.outcome === null) return;
    const others = interactions.list(caseId).filter(({ id }) => id !== contact.id);
    const status = statusAfter(current.status, contact, others);
    if (status !== current.status) cases.update({ ...current, status });
  };
}
