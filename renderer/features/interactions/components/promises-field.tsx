import { useLingui } from '@lingui/react/macro';
import { Plus, X } from 'lucide-react';
import type { ContactPromise } from '../../../../shared/domain/interaction.ts';
import { Button } from '../../../components/button/button.tsx';
import { IconButton } from '../../../components/button/icon-button.tsx';
import { DateField } from '../../../components/date-field/date-field.tsx';
import { SelectField } from '../../../components/select-field/select-field.tsx';
import { TextField } from '../../../components/text-field/text-field.tsx';
import styles from './interaction-dialog.module.css';

export type PromisesFieldProps = {
  readonly promises: readonly ContactPromise[];
  readonly onChange: (promises: ContactPromise[]) => void;
};

/** Money or something else that one side said it would give or do, by when. */
export function PromisesField({ promises, onChange }: PromisesFieldProps) {
  const { t } = useLingui();
  const replace = (at: number, next: Partial<ContactPromise>): void =>
    onChange(promises.map((promise, index) => (index === at ? { ...promise, ...next } : promise)));
  return (
    <div className={styles.group} role="group" aria-label={t`Money or promises`}>
      {promises.map((promise, index) => (
        // Promises have no ids; their place is what tells them apart while they are edited.
        <div key={index} className={styles.promise}>
          <SelectField
            label={t`Who promised`}
            value={promise.by}
            onChange={(by) => replace(index, { by: by as ContactPromise['by'] })}
            options={[
              { id: 'amazon', label: t`Amazon` },
              { id: 'seller', label: t`We` },
            ]}
          />
          <TextField
            label={t`What was promised`}
            value={promise.text}
            onChange={(text) => replace(index, { text })}
            maxLength={500}
          />
          <DateField label={t`By`} value={promise.dueOn} onChange={(dueOn) => replace(index, { dueOn })} />
          <IconButton
            icon={X}
            size="sm"
            label={t`Take this promise away`}
            onPress={() => onChange(promises.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <span>
        <Button
          size="sm"
          variant="quiet"
          icon={Plus}
          onPress={() => onChange([...promises, { text: '', by: 'amazon', dueOn: null }])}
        >
          {t`Add money or a promise`}
        </Button>
      </span>
    </div>
  );
}
