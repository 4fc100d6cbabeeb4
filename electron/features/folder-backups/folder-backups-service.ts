import { stat } from 'node:fs/promises';
import { relative } from 'node:path';
import {
  DEFAULT_FOLDER_BACKUP_RULE,
  type FolderBackupRule,
  type FolderBackupState,
  isFolderBackupDue,
} from '../../../shared/domain/folder-backup.ts';
import type { FolderPlace } from '../../../shared/domain/folder-place.ts';
import type { JobId } from '../../../shared/domain/ids.ts';
import type { JobResult } from '../../../shared/domain/job.ts';
import { conflict } from '../../../shared/errors.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { JobContext, JobRunner } from '../../jobs/job-runner.ts';
import type { Emit } from '../emit.ts';
import { notFound } from '../not-found.ts';
import { findOwnRoot, listCopies } from './backup-folder.ts';
import type { FolderBackupStateStore } from './folder-backup-state.ts';
import { describeFolderFailure, folderMissing } from './folder-problem.ts';
import { READ_ME } from './read-me.ts';
import { say } from '../../../shared/domain/said.ts';
import type { ChooseFolder } from '../choose-folder.ts';
import type { CopyContext, CopyDone, CopyTarget } from './write-copy.ts';

type Options = {
  readonly state: FolderBackupStateStore;
  readonly dataDir: string;
  readonly isProtected: boolean;
  /** Copies everything as it is at this moment. Throws as `writeCopy` does. */
  readonly copy: (target: CopyTarget, context: CopyContext) => Promise<CopyDone>;
  readonly jobs: Pick<JobRunner, 'start' | 'list'>;
  readonly chooseFolder: ChooseFolder;
  readonly showInFolder: (path: string) => void;
  /** What is known of where a folder lies; links resolved. */
  readonly findPlace: (folder: string) => FolderPlace | undefined;
  readonly now: () => Date;
  readonly newId: () => string;
  readonly emit: Emit;
};

/** How long no copy is tried by itself after one failed half way, or was stopped. */
const PAUSE_MS = 3_600_000;

/** Copies of everything in a folder of the user's choice, by themselves. */
export function createFolderBackupsService(options: Options) {
  const { state, emit } = options;
  const pause = { untilMs: 0 };
  const changed = (): FolderBackupState => {
    emit('folderBackups.changed', {});
    return describeState(options);
  };
  return {
    get: (): FolderBackupState => describeState(options),
    choose: async (): Promise<Result<FolderBackupState>> => {
      const folder = await options.chooseFolder('backups');
      if (folder === null) return ok(null);
      const toData = relative(options.dataDir, folder);
      if (toData === '' || !toData.startsWith('..')) {
        return fail(conflict('data folder', say`This is the data folder itself: a copy there is lost with it.`));
      }
      state.update({ folder, last: null, problem: null });
      pause.untilMs = 0;
      return ok(changed());
    },
    setRule: (rule: FolderBackupRule): FolderBackupState => {
      state.update({ rule });
      return changed();
    },
    stop: (): Result<null> => {
      state.update({ folder: null, rule: DEFAULT_FOLDER_BACKUP_RULE, last: null, problem: null });
      changed();
      return ok(null);
    },
    showInFolder: (): Result<null> => {
      const { folder } = state.get();
      if (folder === null) return notFound('backup folder', '');
      options.showInFolder(folder);
      return ok(null);
    },
    /** When the copies were made that are known to be in the folder, newest first; empty when it can't be read. */
    listMoments: async (): Promise<readonly string[]> => {
      const { folder, storeId } = state.get();
      if (folder === null || storeId === null) return [];
      const root = await findOwnRoot(folder, storeId).catch(() => undefined);
      const copies = root ? await listCopies(root).catch(() => []) : [];
      return copies.map(({ list }) => list.madeAt);
    },
    ...createStarts(options, pause, changed),
  };
}

/** Making a copy: when the user says so, and when one is due. */
function createStarts(options: Options, pause: { untilMs: number }, changed: () => void) {
  const { state, now } = options;
  const start = (folder: string): JobId => {
    const running = options.jobs.list().find(isUnfinished);
    if (running) return running.id;
    const run = async (context: JobContext): Promise<Result<JobResult>> => {
      pause.untilMs = now().getTime() + PAUSE_MS;
      const result = await makeCopy(options, folder, context);
      if (result.ok) pause.untilMs = 0;
      changed();
      return result;
    };
    return options.jobs.start({ kind: 'folder-backup', caseId: null, run });
  };
  return {
    start: (): Result<{ jobId: JobId }> => {
      const { folder } = state.get();
      return folder === null ? notFound('backup folder', '') : ok({ jobId: start(folder) });
    },
    /** Starts a copy when one is due and its folder can be reached; keeps that it can't otherwise. */
    check: async (): Promise<JobId | null> => {
      const { folder, rule, last, problem } = state.get();
      const isDue = now().getTime() >= pause.untilMs && isFolderBackupDue(rule, last?.at ?? null, now());
      if (folder === null || !isDue) return null;
      if (await isReachable(options, folder)) return start(folder);
      if (problem?.code !== 'not-there') {
        state.update({ problem: { code: 'not-there', since: now().toISOString() } });
        changed();
      }
      return null;
    },
  };
}

export type FolderBackupsService = ReturnType<typeof createFolderBackupsService>;

function isUnfinished(job: { readonly kind: string; readonly status: string }): boolean {
  return job.kind === 'folder-backup' && !['succeeded', 'failed', 'cancelled'].includes(job.status);
}

function describeState({ state, findPlace, isProtected }: Options): FolderBackupState {
  const { folder, rule, last, problem } = state.get();
  if (folder === null) return null;
  const found = findPlace(folder);
  const service = found && 'service' in found ? found.service : '';
  const place = found ? { kind: found.kind, service } : null;
  return { folder, rule, last, problem, place, isProtected };
}

/** Also false when the folder is there without the copies of before: an empty folder where a drive was. */
async function isReachable({ state }: Options, folder: string): Promise<boolean> {
  const { last, storeId } = state.get();
  const isFolder = await stat(folder).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
  if (!isFolder || last === null || storeId === null) return isFolder;
  return (await findOwnRoot(folder, storeId).catch(() => undefined)) !== undefined;
}

async function makeCopy(options: Options, folder: string, context: JobContext): Promise<Result<JobResult>> {
  const { state, now } = options;
  const at = now().toISOString();
  const fails = (failure: NonNullable<ReturnType<typeof describeFolderFailure>>): Result<never> => {
    const before = state.get().problem;
    const since = before?.code === failure.code ? before.since : at;
    state.update({ problem: { code: failure.code, since } });
    return fail(failure.error);
  };
  const isFolder = await stat(folder).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
  if (!isFolder) return fails({ code: 'not-there', error: folderMissing(folder) });
  const storeId = state.get().storeId ?? options.newId();
  state.update({ storeId });
  try {
    const { keep } = state.get().rule;
    const target = { folder, storeId, keep, madeAt: new Date(at), readMe: READ_ME };
    const { newCount, ...done } = await options.copy(target, context);
    state.update({ last: { at, ...done }, problem: null });
    return ok({ kind: 'folder-backup', newCount, ...done });
  } catch (thrown) {
    const failure = context.signal.aborted ? undefined : describeFolderFailure(thrown, folder);
    if (failure) return fails(failure);
    throw thrown;
  }
}
