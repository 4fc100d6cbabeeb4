import type { WatchTask, WatchTaskDetails } from '../../../shared/domain/clocks/watch-task.ts';
import type { CaseId, WatchTaskId } from '../../../shared/domain/ids.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { changesNothing } from '../changes-nothing.ts';
import type { ChangeCase } from '../history/case-changer.ts';
import { notFound } from '../not-found.ts';
import type { WatchRepository } from './watch-repository.ts';
import { say } from '../../../shared/domain/said.ts';

type Options = {
  readonly repository: WatchRepository;
  readonly hasCase: (caseId: CaseId) => boolean;
  readonly change: ChangeCase;
  readonly newId: () => string;
  readonly now: () => Date;
};

/** What to keep an eye on after an account came back: the plan's promises, and days on which to look. */
export function createWatchService({ repository, hasCase, change, newId, now }: Options) {
  const events = ['watch.changed'] as const;
  const insert = (caseId: CaseId, details: WatchTaskDetails): WatchTask => {
    const task: WatchTask = { ...details, id: newId() as WatchTaskId, caseId };
    repository.insert(task, now().toISOString());
    return task;
  };
  return {
    /** By the day on which they are due. */
    list: (caseId: CaseId): readonly WatchTask[] => repository.list(caseId),
    /** Inside the caller's transaction; says nothing to the windows. */
    insert,
    add: (caseId: CaseId, tasks: readonly WatchTaskDetails[]): Result<readonly WatchTask[]> => {
      if (!hasCase(caseId)) return notFound('case', caseId);
      const name = tasks.length === 1 ? say`Add to watch list` : say`Start watch list`;
      return ok(change({ caseId, name, events }, () => tasks.map((task) => insert(caseId, task))));
    },
    update: (caseId: CaseId, taskId: WatchTaskId, patch: Partial<WatchTaskDetails>): Result<WatchTask> => {
      const current = repository.find(caseId, taskId);
      if (!current) return notFound('watch task', taskId);
      if (changesNothing(current, patch)) return ok(current);
      const changed: WatchTask = { ...current, ...patch };
      const isDone = patch.doneOn !== undefined && patch.doneOn !== null;
      const name = isDone ? say`Mark as done` : say`Edit watch list`;
      const mergeKey = `watch:${taskId}:${Object.keys(patch).sort().join()}`;
      change({ caseId, name, events, ...(!isDone && { mergeKey }) }, () => repository.update(changed));
      return ok(changed);
    },
    remove: (caseId: CaseId, taskId: WatchTaskId): Result<null> => {
      if (!repository.find(caseId, taskId)) return notFound('watch task', taskId);
      change({ caseId, name: say`Remove from watch list`, events }, () => repository.remove(caseId, taskId));
      return ok(null);
    },
  };
}

export type WatchService = ReturnType<typeof createWatchService>;
