import { create } from 'zustand';
import type { OfferedArchive } from '../../shared/domain/archive.ts';
import { showFailure } from './change.ts';
import { call, subscribe } from './client.ts';

const useOffered = create<{ readonly archives: readonly OfferedArchive[] }>(() => ({ archives: [] }));

/** The archive that the user is asked about now; null when there is none. */
export function useOfferedArchive(): OfferedArchive | null {
  return useOffered((state) => state.archives[0] ?? null);
}

/** Asks about an archive, behind those that are asked about already. */
export function offerArchive(archive: OfferedArchive): void {
  const { archives } = useOffered.getState();
  if (archives.some(({ archiveId }) => archiveId === archive.archiveId)) return;
  useOffered.setState({ archives: [...archives, archive] });
}

/** The user has answered. @param isTaken whether it was brought in; otherwise the application forgets it */
export function endOffer(archiveId: string, isTaken: boolean): void {
  const { archives } = useOffered.getState();
  useOffered.setState({ archives: archives.filter((archive) => archive.archiveId !== archiveId) });
  if (!isTaken) call('archives.forget', { archiveId }).catch(showFailure);
}

/** Whether dropped files are one archive; then the user is asked about it. */
export function takeDroppedArchive(files: readonly File[]): boolean {
  const [file] = files;
  if (files.length !== 1 || !file?.name.toLowerCase().endsWith('.reinstate')) return false;
  call('archives.offer', {}, [file]).then(offerArchive, showFailure);
  return true;
}

/** Hears of archives that the system asks to open, before the window was there as well. @returns ends it */
export function watchOfferedArchives(): () => void {
  call('archives.listOffered', {}).then((archives) => archives.forEach(offerArchive), showFailure);
  return subscribe('archives.offered', offerArchive);
}
