import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { folderBackupRuleSchema, type FolderBackupRule } from '../../../../shared/domain/folder-backup.ts';
import { Button } from '../../../components/button/button.tsx';
import { RadioField } from '../../../components/checkbox/radio-field.tsx';
import { TextField } from '../../../components/text-field/text-field.tsx';
import { change, tryChange } from '../../../lib/change.ts';
import { useAutosaveField } from '../../../lib/use-autosave-field.ts';
import styles from './folder-backup-section.module.css';
import { SettingsRow } from './settings-row.tsx';

/** How often, how many, another folder, and no more. */
export function FolderBackupRules({ rule }: { readonly rule: FolderBackupRule }) {
  const { t } = useLingui();
  const [isSure, setIsSure] = useState(false);
  const save = (patch: Partial<FolderBackupRule>): Promise<unknown> =>
    change('folderBackups.setRule', { rule: { ...rule, ...patch } });
  const parse = (text: string) => folderBackupRuleSchema.shape.keep.safeParse(Number(text.trim() || NaN));
  const keep = useAutosaveField<string>({
    value: String(rule.keep),
    save: async (text) => {
      const { data } = parse(text);
      if (data !== undefined) await save({ keep: data });
    },
    validate: (text) => (parse(text).success ? null : t`Write a number from 1 to 100.`),
  });
  return (
    <>
      <SettingsRow title={t`How often`} text={t`While the application is open. A missed backup is made up for.`}>
        <RadioField
          label={t`How often`}
          isLabelHidden
          look="segments"
          value={rule.every}
          onChange={(every) => void save({ every })}
          options={[
            { id: 'day', label: t`Every day` },
            { id: 'week', label: t`Every week` },
          ]}
        />
      </SettingsRow>
      <SettingsRow
        title={t`How many to keep`}
        text={t`Older ones go when a new one is made, with files that none needs.`}
      >
        <div className={styles.number}>
          <TextField label={t`How many backups to keep`} isLabelHidden inputMode="numeric" {...keep} />
        </div>
      </SettingsRow>
      <SettingsRow title={t`Another folder`} text={t`What is in the folder now stays there; delete it yourself.`}>
        <div className={styles.actions}>
          <Button size="sm" onPress={() => void tryChange('folderBackups.choose', {})}>
            <Trans>Choose another…</Trans>
          </Button>
          <Button size="sm" onPress={() => (isSure ? void tryChange('folderBackups.stop', {}) : setIsSure(true))}>
            {isSure ? t`Really make no more backups` : t`Make no more backups`}
          </Button>
        </div>
      </SettingsRow>
    </>
  );
}
