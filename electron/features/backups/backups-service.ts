import type { Backup, BackupPreview } from '../../../shared/domain/backup.ts';
import { conflict } from '../../../shared/errors.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Emit } from '../emit.ts';
import { notFound } from '../not-found.ts';
import { say } from '../../../shared/domain/said.ts';

/** A backup with where it lies; the page is told only its name. */
export type HeldBackup = Backup & { readonly path: string };

type Contents = {
  readonly cases: readonly BackupPreview['cases'][number][];
  readonly evidenceCount: number;
  readonly lastChangeAt: string | null;
  readonly files: readonly BackupPreview['missingFiles'][number][];
};

type Options = {
  /** Newest first. */
  readonly list: () => readonly HeldBackup[];
  readonly create: () => Promise<Result<HeldBackup>>;
  /** A copy at a place of the user's choice. */
  readonly exportTo: (target: string) => Promise<Result<null>>;
  readonly read: (path: string) => Result<Contents>;
  /** Those of the hashes that the vault can't give. */
  readonly listMissing: (hashes: readonly string[]) => Promise<readonly string[]>;
  /** Closes the data, puts the backup in its place and opens it again. Gives the name of what was replaced. */
  readonly restore: (path: string) => Promise<Result<{ keptAs: string | null }>>;
  readonly isBusy: () => boolean;
  readonly showInFolder: (path: string) => void;
  readonly emit: Emit;
};

/** Copies of the database: making, looking into, putting back. */
export function createBackupsService(options: Options) {
  const withBackup = <Value>(name: string, fn: (backup: HeldBackup) => Value): Value | Result<never> => {
    // Looked up, never joined to a path, so that no name leads anywhere else.
    const backup = options.list().find((one) => one.name === name);
    return backup ? fn(backup) : notFound('backup', name);
  };
  return {
    list: (): readonly Backup[] => options.list().map(withoutPath),
    create: async (): Promise<Result<Backup>> => {
      const created = await options.create();
      if (!created.ok) return created;
      options.emit('backups.changed', {});
      return ok(withoutPath(created.value));
    },
    exportTo: options.exportTo,
    preview: async (name: string): Promise<Result<BackupPreview>> =>
      withBackup(name, async ({ path }) => previewBackup(options, path)),
    restore: async (name: string): Promise<Result<{ keptAs: string | null }>> => {
      if (options.isBusy()) return fail(conflict('job', say`Work is going on. Let it end first.`));
      return withBackup(name, ({ path }) => options.restore(path));
    },
    showInFolder: (name: string): Result<null> =>
      withBackup(name, ({ path }) => {
        options.showInFolder(path);
        return ok(null);
      }),
  };
}

export type BackupsService = ReturnType<typeof createBackupsService>;

async function previewBackup({ read, listMissing }: Options, path: string): Promise<Result<BackupPreview>> {
  const contents = read(path);
  if (!contents.ok) return contents;
  const { files, ...figures } = contents.value;
  const missing = new Set(await listMissing(files.map(({ sha256 }) => sha256)));
  return ok({ ...figures, cases: [...figures.cases], missingFiles: files.filter(({ sha256 }) => missing.has(sha256)) });
}

function withoutPath({ name, reason, madeAt, sizeBytes }: HeldBackup): Backup {
  return { name, reason, madeAt, sizeBytes };
}
