import { parseAbsolute, toCalendarDateTime, getLocalTimeZone } from '@internationalized/date';
import { CalendarDays } from 'lucide-react';
import { Button, DateInput, DatePicker, DateSegment, Dialog, Group, Popover } from 'react-aria-components';
import { FieldFrame, type FieldText } from '../field/field-frame.tsx';
import field from '../field/field.module.css';
import popover from '../popover/popover.module.css';
import { MonthGrid } from './date-field.tsx';
import styles from './date-field.module.css';
import { formatOffsetDateTime } from './offset-date-time.ts';

export type DateTimeFieldProps = FieldText & {
  /** A moment with its offset, `2026-09-15T10:20:00-04:00`. */
  readonly value: string;
  readonly onChange: (at: string) => void;
  /** The zone in which the moment is told, or its offset; this computer's unless told. */
  readonly zone?: string;
};

/** A day and time of day in one time zone; no seconds. */
export function DateTimeField({ value, onChange, zone = getLocalTimeZone(), ...text }: DateTimeFieldProps) {
  return (
    <DatePicker
      className={field.field ?? ''}
      granularity="minute"
      hideTimeZone
      value={toCalendarDateTime(parseAbsolute(new Date(value).toISOString(), zone))}
      onChange={(at) => {
        if (at !== null) onChange(formatOffsetDateTime(at.toDate(zone), zone));
      }}
      isInvalid={Boolean(text.errorMessage)}
      isRequired
      validationBehavior="aria"
      shouldForceLeadingZeros
    >
      <FieldFrame {...text}>
        <Group className={`${field.control} ${styles.group}`}>
          <DateInput className={styles.input ?? ''}>
            {(segment) => <DateSegment segment={segment} className={styles.segment ?? ''} />}
          </DateInput>
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
