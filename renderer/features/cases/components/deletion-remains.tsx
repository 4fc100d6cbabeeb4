import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import type { DeletionPreview } from '../../../../shared/domain/deletion.ts';
import dialog from '../../../components/dialog/dialog.module.css';
import { dayOf, formatDay } from '../../../lib/format-date.ts';
import { joinWords } from '../../../lib/join-words.ts';

/** What deleting an appeal can't reach, with the dates of the copies. */
export function DeletionRemains({ preview }: { readonly preview: DeletionPreview }) {
  const { t, i18n } = useLingui();
  const { sharedFileCount, backups, keptDatabaseCount, folderCopies } = preview;
  const listDays = (moments: readonly string[]): string =>
    joinWords([...new Set(moments.map((moment) => formatDay(dayOf(moment), i18n.locale)))]);
  const days = listDays(backups);
  const folderDays = listDays(folderCopies);
  return (
    <section>
      <h3 className={dialog.heading}>
        <Trans>What stays</Trans>
      </h3>
      <ul className={dialog.list}>
        {sharedFileCount > 0 && (
          <li>
            {t`${plural(sharedFileCount, { one: '# file that another appeal uses too', other: '# files that other appeals use too' })}`}
          </li>
        )}
        {backups.length > 0 && (
          <li>
            {t`The texts, without the files, in ${plural(backups.length, { one: '# backup', other: '# backups' })} in the data folder (${days}). They go by themselves, as newer ones are made.`}
          </li>
        )}
        {keptDatabaseCount > 0 && (
          <li>
            {t`Perhaps the texts in ${plural(keptDatabaseCount, { one: '# database', other: '# databases' })} kept from before a restore, in the data folder.`}
          </li>
        )}
        {folderCopies.length > 0 && (
          <li>{t`Texts and files in your backup folder (${folderDays}), until newer copies take their place.`}</li>
        )}
        <li>
          <Trans>Packets, kits and saved appeals that you put elsewhere. Delete those yourself.</Trans>
        </li>
        <li>
          <Trans>One line in the settings: that an appeal was deleted, and when.</Trans>
        </li>
      </ul>
    </section>
  );
}
