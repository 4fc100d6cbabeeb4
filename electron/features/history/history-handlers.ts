import type { Handlers } from '../../../shared/contracts/index.ts';
import { ok } from '../../../shared/result.ts';
import type { HistoryService } from './history-service.ts';

/** Answers the calls `history.*`. */
export function createHistoryHandlers(
  history: HistoryService,
): Pick<Handlers, 'history.get' | 'history.undo' | 'history.redo' | 'history.listAudit'> {
  return {
    'history.get': ({ caseId }) => ok(history.state(caseId)),
    'history.undo': ({ caseId }) => ok(history.undo(caseId)),
    'history.redo': ({ caseId }) => ok(history.redo(caseId)),
    'history.listAudit': ({ caseId, before }) => ok(history.listAudit(caseId, before)),
  };
}
