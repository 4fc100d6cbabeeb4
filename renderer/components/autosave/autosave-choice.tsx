import { useAutosaveField } from '../../lib/use-autosave-field.ts';
import { SearchSelectField } from '../select-field/search-select-field.tsx';
import type { Option } from '../select-field/option.ts';
import { SelectField } from '../select-field/select-field.tsx';

export type AutosaveChoiceProps = {
  readonly label: string;
  readonly isLabelHidden?: boolean;
  readonly description?: string;
  readonly placeholder?: string;
  readonly options: readonly Option[];
  readonly value: string | null;
  readonly save: (id: string) => Promise<unknown>;
  /** For long lists: found by typing. */
  readonly isSearchable?: boolean;
};

/** One of several options, saved as soon as it is chosen. */
export function AutosaveChoice({ value, save, isSearchable = false, ...rest }: AutosaveChoiceProps) {
  const field = useAutosaveField<string | null>({
    value,
    save: (id) => (id === null ? Promise.resolve() : save(id)),
    delayMs: 0,
  });
  const Choice = isSearchable ? SearchSelectField : SelectField;
  return <Choice {...rest} value={field.value} onChange={field.onChange} errorMessage={field.errorMessage} />;
}
