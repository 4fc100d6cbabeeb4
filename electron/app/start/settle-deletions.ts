import type { Database } from 'better-sqlite3';
import { deleteExpired } from '../../features/deletion/delete-expired.ts';
import { deleteWaitingFiles } from '../../features/deletion/delete-files.ts';
import { createDeletionRepository } from '../../features/deletion/deletion-repository.ts';
import { createSettingsRepository } from '../../features/settings/settings-repository.ts';
import { withStoreFailures } from '../../store/store-failure.ts';
import type { ThumbnailFolder } from '../../vault/thumbnail-folder.ts';
import type { Vault } from '../../vault/vault.ts';

/** Kept among the settings, and none that anybody sets. */
const LAST_START = 'lastStartAt';

/** Deletes what was removed more than 30 days ago. Before the record for undo is opened: it would record that. */
export function settleExpired(db: Database, now: () => Date): void {
  const settings = createSettingsRepository(db);
  const kept = settings.read()[LAST_START];
  const lastStartAt = typeof kept === 'string' ? kept : null;
  const inTransaction = transactionsOf(db);
  deleteExpired({ repository: createDeletionRepository(db), inTransaction, now, lastStartAt });
  settings.save(LAST_START, now().toISOString());
}

type Files = {
  readonly db: Database;
  readonly vault: Pick<Vault, 'remove'>;
  readonly thumbnails: Pick<ThumbnailFolder, 'remove'>;
};

/**
 * Deletes the files that nothing uses any more, and those that an earlier run could not delete. Before anything is taken in, and
 * before the vault is swept, which would move such files aside.
 */
export async function settleFiles({ db, vault, thumbnails }: Files): Promise<void> {
  const repository = createDeletionRepository(db);
  // Files of imports that were undone, once nothing can bring them back.
  transactionsOf(db)(() => repository.dropUnused(repository.listKnown()));
  await deleteWaitingFiles({
    repository,
    removeFile: (sha256) => vault.remove(sha256),
    removeThumbnail: thumbnails.remove,
  });
}

function transactionsOf(db: Database) {
  return <Value>(fn: () => Value): Value => withStoreFailures(db.name, () => db.transaction(fn).immediate());
}
