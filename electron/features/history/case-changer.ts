import type { CaseId } from '../../../shared/domain/ids.ts';
import type { Said } from '../../../shared/domain/said.ts';
import type { Emit } from '../emit.ts';

/** The undo and redo of electron/store, as far as changes go. */
type ChangeRecorder = {
  change<Value>(
    change: {
      readonly caseId: CaseId;
      readonly name: string;
      readonly mergeKey?: string;
      readonly mergeWithinMs?: number;
    },
    fn: () => Value,
  ): Value;
};

export type CaseEvent =
  | 'evidence.changed'
  | 'highlights.changed'
  | 'plans.changed'
  | 'interactions.changed'
  | 'drafts.changed'
  | 'setAside.changed'
  | 'submissions.changed'
  | 'reviews.changed'
  | 'watch.changed'
  | 'stores.changed';

export type CaseChange = {
  readonly caseId: CaseId;
  /** As undo and the list of changes show it: say`Remove evidence`. Without values, so that its words are all that is kept. */
  readonly name: Said;
  /** Changes with the same key that follow each other closely become one step of undo. */
  readonly mergeKey?: string;
  /** How closely; Infinity for the parts of one task that takes its time. */
  readonly mergeWithinMs?: number;
  /** What to announce besides `cases.changed` and `history.changed`. */
  readonly events?: readonly CaseEvent[];
};

/** Runs a synchronous change of a case in one transaction that can be undone, and announces it after the commit. */
export type ChangeCase = <Value>(change: CaseChange, fn: () => Value) => Value;

/** The one way in which services change a case. */
export function createCaseChanger({
  history,
  touchCase,
  emit,
}: {
  readonly history: ChangeRecorder;
  /** Sets the case's `updatedAt`. */
  readonly touchCase: (caseId: CaseId) => void;
  readonly emit: Emit;
}): ChangeCase {
  return ({ events = [], ...change }, fn) => {
    const value = history.change({ ...change, name: change.name.text }, () => {
      const result = fn();
      touchCase(change.caseId);
      return result;
    });
    for (const event of [...events, 'cases.changed', 'history.changed'] as const)
      emit(event, { caseId: change.caseId });
    return value;
  };
}
