import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import type { Dropped } from '../../shared/contracts/evidence.ts';
import { Button } from '../components/button/button.tsx';
import { Dialog } from '../components/dialog/dialog.tsx';
import { DialogFooter } from '../components/dialog/dialog-footer.tsx';
import { joinWords } from '../lib/join-words.ts';

export type FolderDialogProps = {
  readonly dropped: Dropped;
  readonly onAdd: () => void;
  readonly onClose: () => void;
};

/** Asks before the files of a dropped folder are taken: people often drop more than they know. */
export function FolderDialog({ dropped, onAdd, onClose }: FolderDialogProps) {
  const { t } = useLingui();
  const { files, folders } = dropped;
  const names = joinWords(folders.map((folder) => `“${folder.name}”`));
  const subfolders = folders.reduce((sum, folder) => sum + folder.subfolders, 0);
  const inFolders = folders.reduce((sum, folder) => sum + folder.files, 0);
  const question =
    inFolders === files
      ? t`Add ${plural(files, { one: '# file', other: '# files' })} from ${names}?`
      : t`Add ${plural(files, { one: '# file', other: '# files' })}, ${inFolders} of them from ${names}?`;
  return (
    <Dialog
      title={files === 0 ? t`No files in ${names}` : question}
      isOpen
      onClose={onClose}
      size="sm"
      footer={
        <DialogFooter onCancel={onClose} {...(files === 0 && { cancelLabel: t`Close` })}>
          {files > 0 && (
            <Button variant="primary" autoFocus onPress={onAdd}>
              {t`Add ${plural(files, { one: '# file', other: '# files' })}`}
            </Button>
          )}
        </DialogFooter>
      }
    >
      {subfolders > 0 && (
        <p>
          {t`${plural(subfolders, { one: '# folder inside is left out.', other: '# folders inside are left out.' })}`}{' '}
          <Trans>To add what is in them, drop them as well.</Trans>
        </p>
      )}
      <p>
        <Trans>The files are copied. Your own files are never changed.</Trans>
      </p>
    </Dialog>
  );
}
