import { useLingui } from '@lingui/react/macro';
import { X } from 'lucide-react';
import { labelOf } from '../../../../shared/domain/catalogue.ts';
import { IconButton } from '../../../components/button/icon-button.tsx';
import { SearchSelectField } from '../../../components/select-field/search-select-field.tsx';
import { useAutosaveField } from '../../../lib/use-autosave-field.ts';
import type { CaseView } from '../case-progress.ts';
import styles from './case-facts-panel.module.css';

export type ReasonsFactProps = {
  readonly view: CaseView;
  readonly save: (reasons: readonly string[]) => Promise<unknown>;
};

/** The chosen reasons, and a box to add one more. */
export function ReasonsFact({ view, save }: ReasonsFactProps) {
  const { t } = useLingui();
  const field = useAutosaveField<readonly string[]>({ value: view.case.reasons, save, delayMs: 0 });
  const others = view.shown.reasons.filter((reason) => !field.value.includes(reason.id));
  return (
    <div className={styles.reasons}>
      <span className={styles.label}>{t`Reasons`}</span>
      {field.value.map((id) => {
        const label = labelOf(view.shown.reasons, id);
        return (
          <span key={id} className={styles.reason}>
            <span>{label}</span>
            <IconButton
              icon={X}
              size="sm"
              label={t`Remove ${label}`}
              onPress={() => field.onChange(field.value.filter((other) => other !== id))}
            />
          </span>
        );
      })}
      <div className={styles.add}>
        <SearchSelectField
          key={field.value.length}
          label={t`Add a reason`}
          isLabelHidden
          placeholder={t`Add a reason…`}
          options={others.map((reason) => ({ id: reason.id, label: reason.label, group: reason.group }))}
          value={null}
          onChange={(id) => field.onChange([...field.value, id])}
        />
      </div>
    </div>
  );
}
