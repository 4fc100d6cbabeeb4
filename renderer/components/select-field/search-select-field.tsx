import { useLingui } from '@lingui/react/macro';
import { ChevronsUpDown, Search } from 'lucide-react';
import {
  Autocomplete,
  Button,
  Input,
  Popover,
  SearchField,
  Select,
  SelectValue,
  useFilter,
} from 'react-aria-components';
import { FieldFrame, type FieldText } from '../field/field-frame.tsx';
import field from '../field/field.module.css';
import popover from '../popover/popover.module.css';
import { OptionList } from './option-list.tsx';
import type { Option } from './option.ts';
import styles from './select-field.module.css';

export type SearchSelectFieldProps = FieldText & {
  readonly options: readonly Option[];
  readonly value: string | null;
  readonly onChange: (id: string) => void;
  readonly placeholder?: string;
};

/** One of many options, found by typing any part of its name in the list that opens. */
export function SearchSelectField({ options, value, onChange, placeholder, ...text }: SearchSelectFieldProps) {
  const { t } = useLingui();
  const { contains } = useFilter({ sensitivity: 'base' });
  const matches = (label: string, typed: string): boolean =>
    typed
      .split(/\s+/)
      .filter(Boolean)
      .every((word) => contains(label, word));
  return (
    <Select
      className={field.field ?? ''}
      value={value}
      onChange={(key) => {
        if (typeof key === 'string') onChange(key);
      }}
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
      <Popover className={`${popover.popover} ${styles.searchPopover}`} offset={4}>
        <Autocomplete filter={matches}>
          <SearchField aria-label={t`Find in the list`} autoFocus className={styles.search ?? ''}>
            <Search className={styles.searchIcon} aria-hidden />
            <Input className={styles.searchInput ?? ''} placeholder={t`Type to find`} />
          </SearchField>
          <OptionList options={options} emptyText={t`Nothing has that name`} />
        </Autocomplete>
      </Popover>
    </Select>
  );
}
