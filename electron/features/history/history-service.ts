import type { EventName } from '../../../shared/contracts/index.ts';
import type { HistoryState } from '../../../shared/contracts/history.ts';
import type { AuditEntry } from '../../../shared/domain/audit.ts';
import type { CaseId } from '../../../shared/domain/ids.ts';
import type { Emit } from '../emit.ts';
import type { AuditRepository } from './audit-repository.ts';

type Step = { readonly name: string; readonly tables: readonly string[] };
type UndoStack = {
  state(caseId: CaseId): HistoryState;
  undo(caseId: CaseId): Step | null;
  redo(caseId: CaseId): Step | null;
};

type CaseEvent = Extract<
  EventName,
  | 'cases.changed'
  | 'evidence.changed'
  | 'highlights.changed'
  | 'plans.changed'
  | 'interactions.changed'
  | 'drafts.changed'
  | 'submissions.changed'
  | 'setAside.changed'
  | 'reviews.changed'
  | 'watch.changed'
  | 'stores.changed'
>;

/** Which event tells of a changed table. */
const EVENT_OF_TABLE: Readonly<Record<string, CaseEvent>> = {
  evidence: 'evidence.changed',
  highlights: 'highlights.changed',
  plans: 'plans.changed',
  plan_revisions: 'plans.changed',
  plan_notes: 'plans.changed',
  interactions: 'interactions.changed',
  interaction_versions: 'interactions.changed',
  drafts: 'drafts.changed',
  set_aside: 'setAside.changed',
  submissions: 'submissions.changed',
  submission_files: 'submissions.changed',
  replies: 'submissions.changed',
  case_reviews: 'reviews.changed',
  review_lists: 'reviews.changed',
  watch_tasks: 'watch.changed',
  case_accounts: 'stores.changed',
};

type HistoryServiceOptions = {
  readonly history: UndoStack;
  readonly audit: Pick<AuditRepository, 'list'>;
  readonly emit: Emit;
};

/** Lines of the audit list in one answer. */
const AUDIT_LINES = 200;

/** Undo and redo, with the events that tell every window what to read again. */
export function createHistoryService({ history, audit, emit }: HistoryServiceOptions) {
  const announce = (caseId: CaseId, step: Step | null): HistoryState => {
    if (step) {
      const events = new Set<CaseEvent>(['cases.changed']);
      for (const table of step.tables) events.add(EVENT_OF_TABLE[table] ?? 'cases.changed');
      for (const event of events) emit(event, { caseId });
      if (step.tables.includes('accounts')) emit('accounts.changed', {});
      emit('history.changed', { caseId });
    }
    return history.state(caseId);
  };
  return {
    state: (caseId: CaseId): HistoryState => history.state(caseId),
    undo: (caseId: CaseId): HistoryState => announce(caseId, history.undo(caseId)),
    redo: (caseId: CaseId): HistoryState => announce(caseId, history.redo(caseId)),
    /** The whole audit list, newest first. */
    listWholeAudit: (caseId: CaseId): readonly AuditEntry[] =>
      audit.list(caseId, Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
    /** @param before the line behind the wanted ones; null for the newest */
    listAudit(caseId: CaseId, before: number | null): { readonly entries: AuditEntry[]; readonly hasMore: boolean } {
      const found = audit.list(caseId, before ?? Number.MAX_SAFE_INTEGER, AUDIT_LINES + 1);
      return { entries: found.slice(0, AUDIT_LINES), hasMore: found.length > AUDIT_LINES };
    },
  };
}

export type HistoryService = ReturnType<typeof createHistoryService>;
