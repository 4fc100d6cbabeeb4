import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { ListColumns, ListPreview, ListReading } from '../../../../shared/domain/list-reading.ts';
import { MAX_LIST_ROWS } from '../../../../shared/domain/review.ts';
import { Callout } from '../../../components/callout/callout.tsx';
import { Checkbox } from '../../../components/checkbox/checkbox.tsx';
import { DateField } from '../../../components/date-field/date-field.tsx';
import { SelectField } from '../../../components/select-field/select-field.tsx';
import { describeReading } from '../table-fault-words.ts';
import { ListTable } from './list-rows.tsx';
import styles from './table-preview.module.css';

export type ListPreviewViewProps = {
  readonly preview: ListPreview;
  readonly reading: ListReading;
  readonly onChange: (reading: ListReading) => void;
  readonly caseAsins: readonly string[];
};

/** How a table was read as a list; everything about it can be changed before it is taken. */
export function ListPreviewView({ preview, reading, onChange, caseAsins }: ListPreviewViewProps) {
  const { t } = useLingui();
  const { keptRows, dateOrder } = preview;
  return (
    <section className={styles.preview} aria-label={t`What was read`}>
      <ColumnChoices preview={preview} onChange={(columns) => onChange({ ...reading, columns })} />
      {dateOrder !== 'none' && (
        <SelectField
          label={t`Dates like 03/04/2026 are written`}
          placeholder={t`Please choose`}
          errorMessage={dateOrder === 'unclear' ? t`These dates can be read two ways. Which one is right?` : null}
          options={[
            { id: 'day-first', label: t`Day first: 3 April` },
            { id: 'month-first', label: t`Month first: 4 March` },
          ]}
          value={dateOrder === 'unclear' ? null : dateOrder}
          onChange={(id) => onChange({ ...reading, dateOrder: id === 'day-first' ? 'day-first' : 'month-first' })}
        />
      )}
      <div className={styles.filters}>
        {caseAsins.length > 0 && (
          <Checkbox
            isSelected={reading.asins !== null}
            onChange={(isOn) => onChange({ ...reading, asins: isOn ? [...caseAsins] : null })}
          >
            <Trans>Only rows with an ASIN of this appeal</Trans>
          </Checkbox>
        )}
        <DateField
          label={t`Only from this day on`}
          value={reading.from}
          onChange={(from) => onChange({ ...reading, from })}
        />
      </div>
      {keptRows > MAX_LIST_ROWS && (
        <Callout tone="warning" title={t`${keptRows} rows are too many: a list holds ${MAX_LIST_ROWS}.`}>
          <Trans>Take only the rows of your ASINs, or only those from a later day.</Trans>
        </Callout>
      )}
      {keptRows === 0 && (
        <Callout tone="warning" title={t`No row would be taken.`}>
          <Trans>Choose other columns, or take the limits away.</Trans>
        </Callout>
      )}
      {keptRows > 0 && <ListTable label={t`First rows`} rows={preview.rows} />}
      <ul className={styles.notes}>
        <li>
          <Plural value={preview.rowCount} one="# row read." other="# rows read." />{' '}
          {preview.isCut && <Trans>The table goes on; what lies behind was not read.</Trans>}
        </li>
        {preview.emptyRows > 0 && (
          <li>
            <Plural value={preview.emptyRows} one="# row has nothing to keep." other="# rows have nothing to keep." />
          </li>
        )}
        <li>{describeReading(preview)}</li>
      </ul>
    </section>
  );
}

const NONE = 'none';

type ColumnChoicesProps = {
  readonly preview: ListPreview;
  readonly onChange: (columns: ListColumns) => void;
};

function ColumnChoices({ preview, onChange }: ColumnChoicesProps) {
  const { t } = useLingui();
  const { columns, tableColumns } = preview;
  const labels: Readonly<Record<keyof ListColumns, string>> = {
    date: t`Column of the date`,
    orderId: t`Column of the order number`,
    asin: t`Column of the ASIN`,
    text: t`Column of what was said`,
  };
  const options = [
    { id: NONE, label: t`not in this table` },
    ...tableColumns.map((name, index) => ({ id: String(index), label: name === '' ? t`Column ${index + 1}` : name })),
  ];
  return (
    <div className={styles.columns}>
      {(Object.keys(labels) as (keyof ListColumns)[]).map((key) => (
        <SelectField
          key={key}
          label={labels[key]}
          options={options}
          value={columns[key] === null ? NONE : String(columns[key])}
          onChange={(id) => onChange({ ...columns, [key]: id === NONE ? null : Number(id) })}
        />
      ))}
    </div>
  );
}
