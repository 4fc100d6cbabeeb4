import { useLingui } from '@lingui/react/macro';
import { plural } from '@lingui/core/macro';
import { SelectField } from '../../../components/select-field/select-field.tsx';
import { change } from '../../../lib/change.ts';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useAutosaveField } from '../../../lib/use-autosave-field.ts';
import { SettingsRow } from './settings-row.tsx';

const MINUTES = [0, 5, 15, 30, 60];

/** After how many minutes without a key or the mouse the data are locked. */
export function LockAfterRow() {
  const { t } = useLingui();
  const { lockAfterMinutes } = useAnswer('settings.get', {});
  const field = useAutosaveField<number>({
    value: lockAfterMinutes,
    save: (minutes) => change('settings.update', { patch: { lockAfterMinutes: minutes } }),
    delayMs: 0,
  });
  const offered = MINUTES.includes(field.value) ? MINUTES : [...MINUTES, field.value].toSorted((a, b) => a - b);
  return (
    <SettingsRow title={t`Lock by itself`} text={t`When no key is pressed and the mouse doesn’t move.`}>
      <SelectField
        label={t`Lock by itself`}
        isLabelHidden
        value={String(field.value)}
        onChange={(id) => field.onChange(Number(id))}
        options={offered.map((minutes) => ({
          id: String(minutes),
          label: minutes === 0 ? t`Never` : t`${plural(minutes, { one: 'After # minute', other: 'After # minutes' })}`,
        }))}
      />
    </SettingsRow>
  );
}
