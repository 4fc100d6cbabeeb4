import { useLingui } from '@lingui/react/macro';
import type { FolderBackupState } from '../../../../shared/domain/folder-backup.ts';
import { Callout } from '../../../components/callout/callout.tsx';
import { formatMoment } from '../../../lib/format-date.ts';
import styles from './folder-backup-section.module.css';

type State = NonNullable<FolderBackupState>;

/** What to know about the folder: where it lies, and why the last try failed. Nothing when all is well. */
export function FolderBackupWarnings({ state }: { readonly state: State }) {
  const { t } = useLingui();
  const { place, problem, isProtected } = state;
  if (place === null && problem === null) return null;
  const seal = isProtected
    ? t`The backup is protected, so that they are of no use to others.`
    : t`The backup is not protected: who can read the folder can read your papers.`;
  return (
    <div className={styles.warnings}>
      {problem !== null && <Problem problem={problem} />}
      {place?.kind === 'cloud' && (
        <Callout tone="warning" title={t`This folder is carried to ${place.service}`}>
          {t`Copies of your papers leave this computer.`} {seal}
        </Callout>
      )}
      {place?.kind === 'perhaps-cloud' && (
        <Callout tone="warning" title={t`This folder may be carried to ${place.service}`}>
          {t`It depends on the settings of this computer.`} {seal}
        </Callout>
      )}
      {place?.kind === 'network' && (
        <Callout tone="warning" title={t`This folder lies on another computer`}>
          {t`Whoever looks after that computer can copy the files.`} {seal}
        </Callout>
      )}
    </div>
  );
}

function Problem({ problem }: { readonly problem: NonNullable<State['problem']> }) {
  const { t, i18n } = useLingui();
  const since = formatMoment(problem.since, i18n.locale);
  const titles: Readonly<Record<typeof problem.code, string>> = {
    'not-there': t`The folder can’t be reached since ${since}`,
    'disk-full': t`There is not enough room in the folder`,
    'not-writable': t`Nothing can be written into the folder`,
    other: t`The last backup could not be made`,
  };
  const fixes: Readonly<Record<typeof problem.code, string>> = {
    'not-there': t`Connect the drive. The backup is then made by itself; nothing is lost until then.`,
    'disk-full': t`Make room there, keep fewer backups, or choose another folder.`,
    'not-writable': t`Check that the drive is not locked against writing, or choose another folder.`,
    other: t`It is tried again by itself.`,
  };
  return (
    <Callout tone="warning" title={titles[problem.code]}>
      {fixes[problem.code]}
    </Callout>
  );
}
