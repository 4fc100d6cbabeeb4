import type { DeletionRepository } from './deletion-repository.ts';

export type FileDeleter = {
  readonly repository: Pick<DeletionRepository, 'listWaiting' | 'isKnown' | 'forgetWaiting'>;
  /** Deletes a file of the vault wherever it lies, quarantine included; one that is gone is fine. Throws when it can't. */
  readonly removeFile: (sha256: string) => Promise<void>;
  readonly removeThumbnail: (sha256: string) => Promise<void>;
};

/**
 * Deletes the files that wait for it. Nothing may be taking files in meanwhile: the file of one that is being taken in again
 * lies under the same name before its row is written.
 * @param isAlone asked before each file; when it says no, the rest waits for the next time
 * @returns how many still wait
 */
export async function deleteWaitingFiles(
  { repository, removeFile, removeThumbnail }: FileDeleter,
  isAlone: () => boolean = () => true,
): Promise<number> {
  let left = 0;
  for (const sha256 of repository.listWaiting()) {
    if (!isAlone()) {
      left += 1;
      continue;
    }
    if (repository.isKnown(sha256)) {
      repository.forgetWaiting(sha256);
      continue;
    }
    try {
      await removeFile(sha256);
      await removeThumbnail(sha256);
      repository.forgetWaiting(sha256);
    } catch {
      // Held by another program, or a disk that fails: the next start tries again.
      left += 1;
    }
  }
  return left;
}
