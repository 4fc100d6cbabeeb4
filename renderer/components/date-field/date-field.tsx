import { parseDate } from '@internationalized/date';
import { useLingui } from '@lingui/react/macro';
import { CalendarDays, ChevronLeft, ChevronRight, X } from 'lucide-react';
import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarHeading,
  DateInput,
  DatePicker,
  DateSegment,
  Dialog,
  Group,
  Popover,
} from 'react-aria-components';
import type { LocalDate } from '../../../shared/domain/dates.ts';
import { FieldFrame, type FieldText } from '../field/field-frame.tsx';
import field from '../field/field.module.css';
import popover from '../popover/popover.module.css';
import styles from './date-field.module.css';

export type DateFieldProps = FieldText & {
  readonly value: LocalDate | null;
  /** Called with a whole date, or with null when the field was emptied; never with half a date. */
  readonly onChange: (date: LocalDate | null) => void;
  readonly onBlur?: () => void;
  readonly isRequired?: boolean;
  readonly look?: 'boxed' | 'bare';
};

/** A calendar day, typed part by part or picked from a calendar. */
export function DateField(props: DateFieldProps) {
  const { t } = useLingui();
  const { value, onChange, onBlur, look, isRequired = false, ...text } = props;
  return (
    <DatePicker
      className={`${field.field} ${look === 'bare' ? field.bare : ''}`}
      value={value === null ? null : parseDate(value)}
      onChange={(date) => onChange(date === null ? null : date.toString())}
      isInvalid={Boolean(text.errorMessage)}
      isRequired={isRequired}
      validationBehavior="aria"
      shouldForceLeadingZeros
      {...(onBlur ? { onBlur } : {})}
      {...(text.isLabelHidden ? { 'aria-label': text.label } : {})}
    >
      <FieldFrame {...text}>
        <Group className={`${field.control} ${styles.group}`}>
          <DateInput className={styles.input ?? ''}>
            {(segment) => <DateSegment segment={segment} className={styles.segment ?? ''} />}
          </DateInput>
          {canClear(props) && (
            <Button
              slot={null}
              aria-label={t`Clear the date`}
              className={styles.button ?? ''}
              onPress={() => onChange(null)}
            >
              <X className={styles.icon} aria-hidden />
            </Button>
          )}
          <Button className={styles.button ?? ''}>
            <CalendarDays className={styles.icon} aria-hidden />
          </Button>
        </Group>
      </FieldFrame>
      <Popover className={popover.popover ?? ''} offset={4}>
        <Dialog className={styles.dialog ?? ''}>
          <MonthGrid />
        </Dialog>
      </Popover>
    </DatePicker>
  );
}

function canClear({ value, isRequired }: DateFieldProps): boolean {
  return value !== null && isRequired !== true;
}

/** One month to pick a day from; lies inside a date picker. */
export function MonthGrid() {
  return (
    <Calendar className={styles.calendar ?? ''}>
      <header className={styles.month}>
        <Button slot="previous" className={styles.button ?? ''}>
          <ChevronLeft className={styles.icon} aria-hidden />
        </Button>
        <CalendarHeading className={styles.heading ?? ''} />
        <Button slot="next" className={styles.button ?? ''}>
          <ChevronRight className={styles.icon} aria-hidden />
        </Button>
      </header>
      <CalendarGrid className={styles.grid ?? ''}>
        {(date) => <CalendarCell date={date} className={styles.cell ?? ''} />}
      </CalendarGrid>
    </Calendar>
  );
}
