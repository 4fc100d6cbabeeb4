import type { LocalDate } from '../../../shared/domain/dates.ts';
import { useAutosaveField } from '../../lib/use-autosave-field.ts';
import { DateField } from '../date-field/date-field.tsx';

export type AutosaveDateFieldProps = {
  readonly label: string;
  readonly description?: string;
  readonly isLabelHidden?: boolean;
  readonly look?: 'boxed' | 'bare';
  readonly value: LocalDate | null;
  readonly save: (value: LocalDate | null) => Promise<unknown>;
};

/** A date that saves itself; half a date is never saved. */
export function AutosaveDateField({ value, save, ...rest }: AutosaveDateFieldProps) {
  const field = useAutosaveField({ value, save });
  return <DateField {...rest} {...field} />;
}
