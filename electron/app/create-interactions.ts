import type { Database } from 'better-sqlite3';
import { statusAfter } from '../../shared/domain/clocks/status-after.ts';
import type { CaseId } from '../../shared/domain/ids.ts';
import type { Interaction } from '../../shared/domain/interaction.ts';
import type { CasesRepository } from '../features/cases/cases-repository.ts';
import { createInteractionVersionsRepository } from '../features/interactions/interaction-versions-repository.ts';
import {
  createInteractionsRepository,
  type InteractionsRepository,
} from '../features/interactions/interactions-repository.ts';
import { createInteractionsService, type InteractionsService } from '../features/interactions/interactions-service.ts';

type Needs = Omit<Parameters<typeof createInteractionsService>[0], 'repository' | 'versions' | 'followOutcome'> & {
  readonly cases: Pick<CasesRepository, 'find' | 'update'>;
};

/** The log of contacts, which moves its case's status when an answer of Amazon is logged. */
export function createInteractions(db: Database, { cases, ...needs }: Needs): InteractionsService {
  const repository = createInteractionsRepository(db);
  return createInteractionsService({
    ...needs,
    repository,
    versions: createInteractionVersionsRepository(db),
    followOutcome: createOutcomeFollower(cases, repository),
  });
}

/** Works inside the change that logs the answer, so that undo takes both back. */
function createOutcomeFollower(
  cases: Needs['cases'],
  interactions: Pick<InteractionsRepository, 'list'>,
): (caseId: CaseId, contact: Interaction) => void {
  return (caseId, contact) => {
    const current = cases.find(caseId);
    if (!current || contact.outcome === null) return;
    const others = interactions.list(caseId).filter(({ id }) => id !== contact.id);
    const status = statusAfter(current.status, contact, others);
    if (status !== current.status) cases.update({ ...current, status });
  };
}
