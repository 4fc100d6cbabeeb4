import type { Database } from 'better-sqlite3';
import { deleteExpired } from '../features/deletion/delete-expired.ts';
import { deleteWaitingFiles } from '../features/deletion/delete-files.ts';
import { createDeletionRepository } from '../features/deletion/deletion-repository.ts';
import { createSettingsRepository } from '../features/settings/settings-repository.ts';
import { withStoreFailures } from '../store/store-failure.ts';
import type { ThumbnailFolder } from '../vault/thumbnail-folder.ts';
import type { Vault } from '../vault/vault.ts';

/** Kept among the settings, and none that anybody sets. */
const LAST_START = 'lastStartAt';

type Parts = {
  readonly db: Database;
  readonly vault: Pick<Vault, 'remove'>;
  readonly thumbnails: Pick<ThumbnailFolder, 'remove'>;
  readonly now: () => Date;
};

/**
 * What a start has to delete: what was removed more than 30 days ago, and files that an earlier run could not delete. Before
 * anything is taken in, and before the vault is swept, which would move such files aside.
 */
export async function settleDeletions({ db, vault, thumbnails, now }: Parts): Promise<void> {
  const repository = createDeletionRepository(db);
  const settings = createSettingsRepository(db);
  const kept = settings.read()[LAST_START];
  const lastStartAt = typeof kept === 'string' ? kept : null;
  const inTransaction = <Value>(fn: () => Value): Value =>
    withStoreFailures(db.name, () => db.transaction(fn).immediate());
  deleteExpired({ repository, inTransaction, now, lastStartAt });
  // Files of imports that were undone, once nothing can bring them back.
  inTransaction(() => repository.dropUnused(repository.listKnown()));
  settings.save(LAST_START, now().toISOString());
  await deleteWaitingFiles({
    repository,
    removeFile: (sha256) => vault.remove(sha256),
    removeThumbnail: thumbnails.remove,
  });
}
