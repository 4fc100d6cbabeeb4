import { useLingui } from '@lingui/react/macro';
import { ChevronsUpDown } from 'lucide-react';
import { Button, ComboBox, Group, Input, Popover } from 'react-aria-components';
import { useState } from 'react';
import { FieldFrame, type FieldText } from '../field/field-frame.tsx';
import field from '../field/field.module.css';
import popover from '../popover/popover.module.css';
import { OptionList } from './option-list.tsx';
import type { Option } from './option.ts';
import styles from './select-field.module.css';

export type ComboBoxFieldProps = FieldText & {
  readonly options: readonly Option[];
  readonly value: string | null;
  readonly onChange: (id: string) => void;
  readonly placeholder?: string;
};

/** One of many options, found by typing any part of its name. */
export function ComboBoxField({ options, value, onChange, placeholder, ...text }: ComboBoxFieldProps) {
  const { t } = useLingui();
  const label = options.find((option) => option.id === value)?.label ?? '';
  const [typed, setTyped] = useState<string | null>(null);
  const found = typed === null ? options : options.filter((option) => matches(option, typed));
  return (
    <ComboBox
      className={field.field ?? ''}
      menuTrigger="focus"
      allowsEmptyCollection
      items={found}
      // Our own filter runs over all options; React Aria's would also drop groups.
      defaultFilter={() => true}
      inputValue={typed ?? label}
      onInputChange={(input) => setTyped(input === label ? null : input)}
      value={value}
      onChange={(key) => {
        setTyped(null);
        if (typeof key === 'string') onChange(key);
      }}
      onBlur={() => setTyped(null)}
      isInvalid={Boolean(text.errorMessage)}
    >
      <FieldFrame {...text}>
        <Group className={`${field.control} ${styles.combo}`}>
          <Input className={styles.comboInput ?? ''} placeholder={placeholder ?? ''} />
          <Button className={styles.comboButton ?? ''}>
            <ChevronsUpDown className={styles.chevron} aria-hidden />
          </Button>
        </Group>
      </FieldFrame>
      <Popover className={popover.popover ?? ''} offset={4}>
        <OptionList options={found} emptyText={t`Nothing has that name`} />
      </Popover>
    </ComboBox>
  );
}

function matches(option: Option, typed: string): boolean {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const name = `${option.label} ${option.group ?? ''}`.toLowerCase();
  return words.every((word) => name.includes(word));
}
