import { useLingui } from '@lingui/react/macro';
import { settingsSchema } from '../../../../shared/contracts/settings.ts';
import { TextField } from '../../../components/text-field/text-field.tsx';
import { change } from '../../../lib/change.ts';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useAutosaveField } from '../../../lib/use-autosave-field.ts';
import { SettingsRow } from './settings-row.tsx';
import styles from './settings-screen.module.css';

/** The size above which files are not taken in. */
export function FileLimitRow() {
  const { t } = useLingui();
  const { maxFileMb } = useAnswer('settings.get', {});
  const parse = (text: string) => settingsSchema.shape.maxFileMb.safeParse(Number(text.trim() || NaN));
  const field = useAutosaveField<string>({
    value: String(maxFileMb),
    save: async (text) => {
      const { data } = parse(text);
      if (data !== undefined) await change('settings.update', { patch: { maxFileMb: data } });
    },
    validate: (text) => (parse(text).success ? null : t`Write a number from 10 to 2048.`),
  });
  return (
    <SettingsRow
      title={t`Largest file in MB`}
      text={t`Files above this many MB are not taken in. Large files make large packets, which Amazon’s upload pages refuse.`}
    >
      <div className={styles.number}>
        <TextField label={t`Largest file in MB`} isLabelHidden inputMode="numeric" {...field} />
      </div>
    </SettingsRow>
  );
}
