import type { Database } from 'better-sqlite3';
import { createVaultFilesRepository } from '../../features/evidence/vault-files-repository.ts';
import { findStoreFailure } from '../../store/store-failure.ts';
import type { ThumbnailFolder } from '../../vault/thumbnail-folder.ts';
import type { Vault } from '../../vault/vault.ts';
import type { AppOptions } from '../app-options.ts';
import { describeThrown } from '../diagnostics/describe-thrown.ts';
import { settleExpired, settleFiles } from './settle-deletions.ts';

type Parts = {
  readonly options: Pick<AppOptions, 'dataDir' | 'now' | 'log'>;
  readonly db: Database;
  readonly vault: Vault;
  readonly thumbnails: ThumbnailFolder;
};

/** Deletes the rows that have waited for it. */
export async function tidyRows({ options, db }: Pick<Parts, 'options' | 'db'>): Promise<void> {
  await orFull(options, () => settleExpired(db, options.now));
}

/**
 * Deletes the files that have waited for it, and puts the folders of files in order. Nothing may have been taken in before: a file
 * whose row is not written yet looks like one that nobody knows. Throws when the vault can't be put in order.
 */
export async function tidyFiles({ options, db, vault, thumbnails }: Parts): Promise<void> {
  await orFull(options, () => settleFiles({ db, vault, thumbnails }));
  const known = createVaultFilesRepository(db).listHashes();
  const swept = await vault.sweep(known);
  await thumbnails.sweep(known);
  options.log.info('opened', { quarantined: swept.quarantined.length, removedTemps: swept.removedTemps });
}

/** The vault, and what puts it in order later: when it is told to, or before anything is taken in or deleted. Once; never rejects. */
export function tidyFilesLater(parts: Parts): { readonly vault: Vault; readonly tidy: () => Promise<void> } {
  const { vault, options } = parts;
  let running: Promise<void> | undefined;
  const tidy = (): Promise<void> => {
    running ??= tidyFiles(parts).catch((thrown: unknown) => {
      // What is on the screen can be worked with all the same; the next start tries again.
      options.log.error('tidying failed', { stack: describeThrown(thrown) });
    });
    return running;
  };
  const tidied: Pick<Vault, 'ingestFile' | 'ingestBytes' | 'remove'> = {
    ingestFile: async (...given) => {
      await tidy();
      return vault.ingestFile(...given);
    },
    ingestBytes: async (bytes) => {
      await tidy();
      return vault.ingestBytes(bytes);
    },
    remove: async (sha256) => {
      await tidy();
      return vault.remove(sha256);
    },
  };
  return { vault: { ...vault, ...tidied }, tidy };
}

/** A disk that takes nothing any more is no reason not to open; the next start tries again. */
async function orFull({ dataDir, log }: Parts['options'], settle: () => Promise<void> | void): Promise<void> {
  try {
    await settle();
  } catch (thrown) {
    const failure = findStoreFailure(thrown, dataDir, null);
    if (!failure) throw thrown;
    log.error('deletion failed', { code: failure.code });
  }
}
