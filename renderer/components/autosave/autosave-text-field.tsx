import { useAutosaveField } from '../../lib/use-autosave-field.ts';
import { TextAreaField, TextField } from '../text-field/text-field.tsx';

export type AutosaveTextFieldProps = {
  readonly label: string;
  readonly isLabelHidden?: boolean;
  readonly description?: string;
  readonly placeholder?: string;
  readonly value: string;
  readonly save: (value: string) => Promise<unknown>;
  readonly validate?: (value: string) => string | null;
  /** More than one: a box that grows. */
  readonly rows?: number;
  readonly lang?: string;
  readonly look?: 'boxed' | 'bare';
};

/** Text that saves itself while it is typed. */
export function AutosaveTextField({ value, save, validate, rows = 1, ...rest }: AutosaveTextFieldProps) {
  const field = useAutosaveField({ value, save, ...(validate ? { validate } : {}) });
  return rows > 1 ? <TextAreaField {...rest} {...field} rows={rows} /> : <TextField {...rest} {...field} />;
}
