import { ChevronsUpDown } from 'lucide-react';
import { Button, Popover, Select, SelectValue } from 'react-aria-components';
import { FieldFrame, type FieldText } from '../field/field-frame.tsx';
import field from '../field/field.module.css';
import popover from '../popover/popover.module.css';
import { OptionList } from './option-list.tsx';
import type { Option } from './option.ts';
import styles from './select-field.module.css';

export type SelectFieldProps = FieldText & {
  readonly options: readonly Option[];
  /** Id of the chosen option, or null. */
  readonly value: string | null;
  readonly onChange: (id: string) => void;
  readonly placeholder?: string;
  readonly isDisabled?: boolean;
  readonly look?: 'boxed' | 'bare';
};

/** One of a few options. For many, with typing, see SearchSelectField. */
export function SelectField({ options, value, onChange, placeholder, isDisabled, look, ...text }: SelectFieldProps) {
  return (
    <Select
      className={`${field.field} ${look === 'bare' ? field.bare : ''}`}
      value={value}
      onChange={(key) => {
        if (typeof key === 'string') onChange(key);
      }}
      isDisabled={isDisabled ?? false}
      isInvalid={Boolean(text.errorMessage)}
      {...(placeholder === undefined ? {} : { placeholder })}
      {...(text.isLabelHidden ? { 'aria-label': text.label } : {})}
    >
      <FieldFrame {...text}>
        <Button className={`${field.control} ${styles.trigger}`}>
          <SelectValue className={styles.value ?? ''}>
            {({ selectedText, isPlaceholder, defaultChildren }) => (isPlaceholder ? defaultChildren : selectedText)}
          </SelectValue>
          <ChevronsUpDown className={styles.chevron} aria-hidden />
        </Button>
      </FieldFrame>
      <Popover className={popover.popover ?? ''} offset={4}>
        <OptionList options={options} />
      </Popover>
    </Select>
  );
}
