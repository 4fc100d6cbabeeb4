import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Callout } from '../../../components/callout/callout.tsx';
import dialog from '../../../components/dialog/dialog.module.css';
import { formatMoment } from '../../../lib/format-date.ts';

export type BackupContentsProps = {
  /** How much it holds, as a sentence. */
  readonly held: string;
  readonly lastChangeAt: string | null;
  readonly cases: readonly { readonly title: string; readonly storeName: string; readonly updatedAt: string }[];
  /** What it should hold and doesn't. */
  readonly missing: ReactNode;
};

/** What a backup holds, of either kind, before it takes the place of everything. */
export function BackupContents({ held, lastChangeAt, cases, missing }: BackupContentsProps) {
  const { t, i18n } = useLingui();
  return (
    <>
      <p>
        {held} {lastChangeAt !== null && t`Last change: ${formatMoment(lastChangeAt, i18n.locale)}.`}
      </p>
      <ul className={`${dialog.list} ${dialog.longList}`} tabIndex={0} aria-label={t`Appeals in the backup`}>
        {cases.map(({ title, storeName, updatedAt }) => (
          <li key={`${title} ${updatedAt}`}>
            {title} <span className={dialog.muted}>{storeName}</span>
          </li>
        ))}
      </ul>
      {missing}
      <Callout tone="info">
        <Trans>
          Everything goes back to what it was then. What is there now is kept beside it, so that nothing is lost.
        </Trans>
      </Callout>
    </>
  );
}
