import type { ReactNode } from 'react';
import { Radio, RadioGroup } from 'react-aria-components';
import { FieldFrame, type FieldText } from '../field/field-frame.tsx';
import field from '../field/field.module.css';
import styles from './checkbox.module.css';

export type RadioOption<Id extends string> = { readonly id: Id; readonly label: ReactNode; readonly note?: ReactNode };

export type RadioFieldProps<Id extends string> = FieldText & {
  readonly options: readonly RadioOption<Id>[];
  readonly value: Id | null;
  readonly onChange: (id: Id) => void;
  /** `cards`: one bordered row for each option, for choices that need a sentence. `segments`: side by side. */
  readonly look?: 'plain' | 'cards' | 'segments';
};

/** One of a few options, all of them in view. */
export function RadioField<Id extends string>({
  options,
  value,
  onChange,
  look = 'plain',
  ...text
}: RadioFieldProps<Id>) {
  return (
    <RadioGroup
      className={field.field ?? ''}
      value={value}
      onChange={(id) => onChange(id as Id)}
      orientation={look === 'segments' ? 'horizontal' : 'vertical'}
      isInvalid={Boolean(text.errorMessage)}
      {...(text.isLabelHidden ? { 'aria-label': text.label } : {})}
    >
      <FieldFrame {...text}>
        <div className={look === 'cards' ? styles.cards : look === 'segments' ? styles.segments : styles.group}>
          {options.map((option) =>
            look === 'segments' ? (
              <Radio key={option.id} value={option.id} className={styles.segment ?? ''}>
                {option.label}
              </Radio>
            ) : (
              <Radio key={option.id} value={option.id} className={styles.radio ?? ''}>
                <span className={`${styles.box} ${styles.dot}`} aria-hidden />
                <span className={styles.text}>
                  {option.label}
                  {option.note !== undefined && <span className={styles.note}>{option.note}</span>}
                </span>
              </Radio>
            ),
          )}
        </div>
      </FieldFrame>
    </RadioGroup>
  );
}
