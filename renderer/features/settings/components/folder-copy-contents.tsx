import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { FolderCopyPreview } from '../../../../shared/domain/folder-backup.ts';
import { Callout } from '../../../components/callout/callout.tsx';
import { formatBytes } from '../../../lib/format-date.ts';
import { BackupContents } from './backup-contents.tsx';

/** What a backup of a folder holds. */
export function FolderCopyContents({ preview }: { readonly preview: FolderCopyPreview }) {
  const { t, i18n } = useLingui();
  const { copy, cases, lastChangeAt, missingFileCount } = preview;
  const size = formatBytes(copy.sizeBytes, i18n.locale);
  return (
    <BackupContents
      held={t`It holds ${plural(copy.caseCount, { one: '# appeal', other: '# appeals' })} with ${plural(copy.evidenceCount, { one: '# document', other: '# documents' })}, ${plural(copy.fileCount, { one: '# file', other: '# files' })}, ${size}.`}
      lastChangeAt={lastChangeAt}
      cases={cases ?? []}
      missing={
        missingFileCount > 0 && (
          <Callout tone="warning">
            {t`${plural(missingFileCount, { one: '# file is neither in the folder nor on this computer.', other: '# files are neither in the folder nor on this computer.' })}`}
          </Callout>
        )
      }
    />
  );
}
