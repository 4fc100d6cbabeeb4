import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { dayOf, formatDay } from '../../../lib/format-date.ts';
import { useAnswer } from '../../../lib/use-answer.ts';
import { SettingsRow } from './settings-row.tsx';
import { joinWords } from '../../../lib/join-words.ts';

/** How many days are named. */
const SHOWN = 10;

/** That appeals were deleted for good, and when; nothing of what they were. Nothing while there were none. */
export function DeletionsRow() {
  const { t, i18n } = useLingui();
  const deletions = useAnswer('deletion.list', {});
  if (deletions.length === 0) return null;
  const days = deletions.slice(0, SHOWN).map(({ at }) => formatDay(dayOf(at), i18n.locale));
  const list = joinWords([...new Set(days)]);
  return (
    <SettingsRow
      title={t`${plural(deletions.length, { one: '# appeal was deleted for good', other: '# appeals were deleted for good' })}`}
      text={deletions.length > SHOWN ? t`The latest: ${list}` : list}
    />
  );
}
