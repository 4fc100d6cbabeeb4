import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import type { ArchivePreview } from '../../shared/domain/archive.ts';
import { Callout } from '../components/callout/callout.tsx';
import dialog from '../components/dialog/dialog.module.css';
import { formatBytes, formatDay } from '../lib/format-date.ts';
import { useAnswer } from '../lib/use-answer.ts';

/** What a saved appeal holds. */
export function ArchiveContents({ preview }: { readonly preview: ArchivePreview }) {
  const { t, i18n } = useLingui();
  const cases = useAnswer('cases.list', {});
  const { title, storeName, marketplace, noticeReceivedOn, evidenceCount, contactCount, submissionCount } = preview;
  const size = formatBytes(preview.sizeBytes, i18n.locale);
  const isThere = cases.some((row) => row.title === title && row.storeName === storeName);
  return (
    <>
      <h3 className={dialog.heading}>{title}</h3>
      <ul className={dialog.list}>
        <li>
          {storeName}, {marketplace}
        </li>
        {noticeReceivedOn !== null && <li>{t`Notice of ${formatDay(noticeReceivedOn, i18n.locale)}`}</li>}
        <li>
          {t`${plural(evidenceCount, { one: '# document', other: '# documents' })}, ${plural(contactCount, { one: '# contact', other: '# contacts' })}, ${plural(submissionCount, { one: '# submission', other: '# submissions' })}`}
        </li>
        <li>{t`${plural(preview.fileCount, { one: '# file', other: '# files' })}, ${size}`}</li>
      </ul>
      {isThere && (
        <Callout tone="warning">
          <Trans>You have an appeal with this title already. Both will be there; nothing is replaced.</Trans>
        </Callout>
      )}
      <p className={dialog.muted}>
        <Trans>Every file is checked while it is brought in. Open only files from people whom you trust.</Trans>
      </p>
    </>
  );
}
