import { Trans, useLingui } from '@lingui/react/macro';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { getCalendar, type HolidayChanges } from '../../../../shared/domain/clocks/business-calendar.ts';
import type { LocalDate } from '../../../../shared/domain/dates.ts';
import { AutosaveCheckbox } from '../../../components/autosave/autosave-checkbox.tsx';
import { Button } from '../../../components/button/button.tsx';
import { Card, Section } from '../../../components/card/card.tsx';
import { Checkbox } from '../../../components/checkbox/checkbox.tsx';
import { DateField } from '../../../components/date-field/date-field.tsx';
import { Disclosure } from '../../../components/disclosure/disclosure.tsx';
import { SelectField } from '../../../components/select-field/select-field.tsx';
import { change, tryChange } from '../../../lib/change.ts';
import { formatDay } from '../../../lib/format-date.ts';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useCatalogue } from '../../../lib/use-catalogue.ts';
import styles from './dates-section.module.css';
import { SettingsRow as Row } from './settings-row.tsx';

/** Notifications of the system, and the days on which nobody works where a marketplace is. */
export function DatesSection() {
  const { t } = useLingui();
  const { notifications } = useAnswer('settings.get', {});
  return (
    <Section title={t`Dates`}>
      <Card padding="none">
        <Row
          title={t`Notifications`}
          text={t`While Reinstate runs, this computer can tell you that something is due. It shows no names.`}
        >
          <AutosaveCheckbox
            value={notifications}
            save={(isOn) => change('settings.update', { patch: { notifications: isOn } })}
          >
            <Trans>Show notifications</Trans>
          </AutosaveCheckbox>
        </Row>
        <DaysOff />
      </Card>
    </Section>
  );
}

function DaysOff() {
  const { t, i18n } = useLingui();
  const { calendars, marketplaces } = useCatalogue();
  const { holidayChanges } = useAnswer('settings.get', {});
  const [marketplace, setMarketplace] = useState(marketplaces[0]?.id ?? '');
  const calendar = getCalendar(calendars, marketplace);
  const own = holidayChanges[marketplace] ?? { added: [], dropped: [] };
  const listed = [
    ...calendar.holidays,
    ...own.added
      .filter((on) => calendar.holidays.every((one) => one.on !== on))
      .map((on) => ({ on, name: t`Your own` })),
  ].sort((a, b) => a.on.localeCompare(b.on));
  const save = (days: HolidayChanges[string]): void =>
    void tryChange('settings.update', { patch: { holidayChanges: { ...holidayChanges, [marketplace]: days } } });
  const setCounted = (on: LocalDate, counts: boolean): void => {
    const isShipped = calendar.holidays.some((one) => one.on === on);
    const dropped = own.dropped.filter((day) => day !== on);
    if (isShipped) save({ ...own, dropped: counts ? dropped : [...dropped, on] });
    else save({ ...own, added: own.added.filter((day) => day !== on) });
  };
  return (
    <div className={styles.days}>
      <p className={styles.note}>
        <Trans>
          Business days leave out weekends and these public holidays. Some depend on the moon or on the region: take
          days out or add your own.
        </Trans>
      </p>
      <div className={styles.pair}>
        <SelectField
          label={t`Days off in`}
          options={marketplaces.map(({ id, label }) => ({ id, label }))}
          value={marketplace}
          onChange={setMarketplace}
        />
        <AddDay
          onAdd={(on) =>
            save({
              added: [...own.added.filter((day) => day !== on), on].sort(),
              dropped: own.dropped.filter((day) => day !== on),
            })
          }
        />
      </div>
      <Disclosure label={<Trans>Show all days ({listed.length})</Trans>}>
        <div className={styles.list} role="group" aria-label={t`Days off`}>
          {listed.map(({ on, name }) => (
            <Checkbox key={on} isSelected={!own.dropped.includes(on)} onChange={(counts) => setCounted(on, counts)}>
              {`${formatDay(on, i18n.locale)} · ${name}`}
            </Checkbox>
          ))}
        </div>
      </Disclosure>
      <p className={styles.note}>
        <Trans>Checked {formatDay(calendar.asOf, i18n.locale)}.</Trans>
      </p>
    </div>
  );
}

function AddDay({ onAdd }: { readonly onAdd: (on: LocalDate) => void }) {
  const { t } = useLingui();
  const [day, setDay] = useState<LocalDate | null>(null);
  return (
    <>
      <DateField label={t`Another day off`} value={day} onChange={setDay} />
      <Button
        icon={Plus}
        isDisabled={day === null}
        onPress={() => {
          if (day !== null) onAdd(day);
          setDay(null);
        }}
      >
        <Trans>Add</Trans>
      </Button>
    </>
  );
}
