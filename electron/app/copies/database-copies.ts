import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { say } from '../../../shared/domain/said.ts';
import { AppErrorException, conflict } from '../../../shared/errors.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import {
  type CopyContext,
  type CopyDone,
  type CopySource,
  type CopyTarget,
  writeCopy,
} from '../../features/folder-backups/write-copy.ts';
import { runInProcess } from '../../jobs/run-in-process.ts';
import {
  type Backup,
  backupDatabase,
  backupDatabaseBy,
  type BackupReason,
  type CopyPart,
  exportDatabase,
  exportDatabaseBy,
} from '../../store/backup/backup.ts';
import { holdStill } from '../../store/backup/hold-still.ts';
import type { AppOptions } from '../app-options.ts';
import type { CopyAnswer, CopyTask } from './copy-process.ts';

export type DatabaseCopies = {
  /** Errors: those of `backupDatabase`; cancelled; internal. */
  readonly backUp: (reason: BackupReason, context: CopyContext) => Promise<Result<Backup>>;
  /** Errors: those of `exportDatabase`; cancelled; internal. */
  readonly exportTo: (target: string, context: CopyContext) => Promise<Result<null>>;
  /** Everything, into a folder of the user's choice. Throws as `writeCopy` does. */
  readonly copyToFolder: (target: CopyTarget, context: CopyContext) => Promise<CopyDone>;
};

type Parts = {
  readonly options: AppOptions;
  readonly db: Database;
  readonly onError: (thrown: unknown, errorId: string) => void;
};

type Run = (task: CopyTask, context: CopyContext) => Promise<Result<CopyAnswer>>;

/** How often a copy is begun again when a deletion cut the log meanwhile. */
const TRIES = 3;

/**
 * Copies of the open database, one after the other. The work is done in a process of its own, during which the window and all
 * changes go on; where no process can be started (the command line's short tasks, tests), in this thread.
 */
export function createDatabaseCopies({ options, db, onError }: Parts): DatabaseCopies {
  const { dataDir, keys, now } = options;
  const run = chooseRun(options, onError);
  const key = keys?.database;
  const inTurn = createTurn();
  const copyPart =
    (start: Run, context: CopyContext): CopyPart =>
    (part) =>
      copyWhileStill(db, start, { part, key, context });
  const exportTo: DatabaseCopies['exportTo'] = (target, context) =>
    inTurn(async () =>
      run ? exportDatabaseBy(copyPart(run, context), dataDir, { target, key }) : exportDatabase(db, target, key),
    );
  return {
    exportTo,
    backUp: (reason, context) =>
      inTurn(async () => {
        const order = { backupsDir: join(dataDir, 'backups'), reason, now, key };
        return run ? backupDatabaseBy(copyPart(run, context), dataDir, order) : backupDatabase(db, order);
      }),
    copyToFolder: async (target, context) => {
      const tempDir = join(dataDir, 'tmp', 'folder-backups');
      await mkdir(tempDir, { recursive: true, mode: 0o700 });
      const database = join(tempDir, `backup-${target.madeAt.getTime()}.db`);
      try {
        const exported = await exportTo(database, { ...context, report: () => undefined });
        if (!exported.ok) throw new AppErrorException(exported.error);
        const source = {
          ...{ database, keys, vaultDir: join(dataDir, 'vault'), application: `Reinstate ${options.version}` },
        };
        return await (run ? copyFolderBy(run, { source, target, context }) : writeCopy(source, target, context));
      } finally {
        for (const end of ['', '.keys.json']) await rm(database + end, { force: true });
      }
    },
  };
}

/** Undefined where no process can be started. */
function chooseRun({ lineHost, workers: { copy: file } }: AppOptions, onError: Parts['onError']): Run | undefined {
  if (!lineHost || file === undefined) return undefined;
  return (input, { signal, report: onProgress }) =>
    runInProcess({ fork: lineHost.fork, file, input, signal, onProgress, onError });
}

/** One piece of work after the other, whatever becomes of each. */
function createTurn() {
  let last: Promise<unknown> = Promise.resolve();
  return <Value>(work: () => Promise<Value>): Promise<Value> => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
}

type Still = { readonly part: string; readonly key: string | undefined; readonly context: CopyContext };

/** Only what was copied while the file stood still is a copy. */
async function copyWhileStill(db: Database, run: Run, { part, key, context }: Still): Promise<Result<null>> {
  for (let tries = 1; ; tries += 1) {
    context.signal.throwIfAborted();
    const still = holdStill(db);
    let isStill = false;
    let copied: Result<CopyAnswer>;
    try {
      copied = await run({ kind: 'database', source: db.name, part, key, pageCount: still.pageCount }, context);
    } finally {
      isStill = still.release();
    }
    if (!copied.ok && copied.error.code === 'cancelled') return copied;
    if (isStill) return copied.ok ? ok(null) : copied;
    if (tries === TRIES) return fail(conflict('job', say`Work is going on. Let it end first.`));
    await rm(part, { force: true });
  }
}

type FolderCopy = { readonly source: CopySource; readonly target: CopyTarget; readonly context: CopyContext };

async function copyFolderBy(run: Run, { source, target, context }: FolderCopy): Promise<CopyDone> {
  const copied = await run({ kind: 'folder', source, target }, context);
  if (!copied.ok) {
    if (copied.error.code === 'cancelled') context.signal.throwIfAborted();
    throw new AppErrorException(copied.error);
  }
  const answer = copied.value;
  if (answer.kind === 'folder') return answer.done;
  const { errno, message } =
    answer.kind === 'refused' ? answer : { errno: '', message: 'The answer is of another task' };
  throw Object.assign(new Error(message), { code: errno });
}
