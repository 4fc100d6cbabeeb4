import { useEffect } from 'react';
import type { CaseId } from '../../shared/domain/ids.ts';
import { askToSaveArchive, useArchiveToSave } from '../lib/archive-to-save.ts';
import { tryChange } from '../lib/change.ts';
import { useCommand } from '../lib/commands.ts';
import { offerArchive, takeDroppedArchive, useOfferedArchive, watchOfferedArchives } from '../lib/offered-archive.ts';
import { OpenArchiveDialog } from './open-archive-dialog.tsx';
import { SaveArchiveDialog } from './save-archive-dialog.tsx';
import { useFileDrop } from './use-file-drop.ts';

/** Saving an appeal as one file, and opening such a file: from the menu, by a drop, or from the system. */
export function ArchiveDialogs({ caseId }: { readonly caseId: CaseId | undefined }) {
  const offered = useOfferedArchive();
  const toSave = useArchiveToSave();
  useEffect(watchOfferedArchives, []);
  useCommand('save-archive', () => askToSaveArchive(caseId ?? null), caseId !== undefined);
  useCommand('open-archive', () => {
    void tryChange('archives.choose', {}).then((chosen) => chosen && offerArchive(chosen));
  });
  return (
    <>
      {caseId === undefined && <ArchiveDrop />}
      {toSave && <SaveArchiveDialog caseId={toSave} onClose={() => askToSaveArchive(null)} />}
      {offered && <OpenArchiveDialog key={offered.archiveId} archive={offered} />}
    </>
  );
}

/** Outside an appeal only archives can be dropped; inside, its frame takes all files. */
function ArchiveDrop() {
  useFileDrop((files) => void takeDroppedArchive(files));
  return null;
}
