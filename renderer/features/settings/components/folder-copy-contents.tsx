import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import type { FolderCopyPreview } from '../../../../shared/domain/folder-backup.ts';
import { Callout } from '../../../components/callout/callout.tsx';
import { formatBytes, formatMoment } from '../../../lib/format-date.ts';
import styles from './folder-backup-section.module.css';

/** What a backup of a folder holds. */
export function FolderCopyContents({ preview }: { readonly preview: FolderCopyPreview }) {
  const { t, i18n } = useLingui();
  const { copy, cases, lastChangeAt, missingFileCount } = preview;
  const size = formatBytes(copy.sizeBytes, i18n.locale);
  return (
    <>
      <p>
        {t`It holds ${plural(copy.caseCount, { one: '# appeal', other: '# appeals' })} with ${plural(copy.evidenceCount, { one: '# document', other: '# documents' })}, ${plural(copy.fileCount, { one: '# file', other: '# files' })}, ${size}.`}{' '}
        {lastChangeAt !== null && t`Last change: ${formatMoment(lastChangeAt, i18n.locale)}.`}
      </p>
      <ul className={styles.list} tabIndex={0} aria-label={t`Appeals in the backup`}>
        {cases?.map(({ title, storeName, updatedAt }) => (
          <li key={`${title} ${updatedAt}`}>
            {title} <span className={styles.muted}>{storeName}</span>
          </li>
        ))}
      </ul>
      {missingFileCount > 0 && (
        <Callout tone="warning">
          {t`${plural(missingFileCount, { one: '# file is neither in the folder nor on this computer.', other: '# files are neither in the folder nor on this computer.' })}`}
        </Callout>
      )}
      <Callout tone="info">
        <Trans>
          Everything goes back to what it was then. What is there now is kept beside it, so that nothing is lost.
        </Trans>
      </Callout>
    </>
  );
}
