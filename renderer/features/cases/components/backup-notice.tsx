import { useLingui } from '@lingui/react/macro';
import { Callout } from '../../../components/callout/callout.tsx';
import { dayOf, formatDistance } from '../../../lib/format-date.ts';
import { useAnswer, useAnswerWhen } from '../../../lib/use-answer.ts';

/** From when on a folder that can't be reached is worth a word here: a stick may well lie in a drawer for some days. */
const QUIET_MS = 7 * 86_400_000;

/** That no backup reached the folder for a week. Nothing while all is well. */
export function BackupNotice() {
  const { t, i18n } = useLingui();
  // Looking at a folder on a slow drive takes its time; the list doesn't wait for it.
  const state = useAnswerWhen(true, 'folderBackups.get', {});
  const { today } = useAnswer('system.info', {});
  const problem = state?.problem ?? null;
  if (!state || problem === null || Date.parse(today) - Date.parse(problem.since) < QUIET_MS) return null;
  const since = formatDistance(dayOf(problem.since), today, i18n.locale);
  return (
    <Callout tone="warning" title={t`No backup since the trouble began ${since}`}>
      {t`Your backup folder ${state.folder} can’t be used. Connect the drive, or look in the settings under “Backup folder”.`}
    </Callout>
  );
}
