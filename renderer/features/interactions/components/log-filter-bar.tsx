import { Plural, useLingui } from '@lingui/react/macro';
import { useRef } from 'react';
import { RadioField } from '../../../components/checkbox/radio-field.tsx';
import { SearchBox } from '../../../components/search/search-box.tsx';
import { SelectField } from '../../../components/select-field/select-field.tsx';
import { useCatalogue } from '../../../lib/use-catalogue.ts';
import { isFiltered, type LogFilter } from '../log-filter.ts';
import styles from './log-filter-bar.module.css';

export type LogFilterBarProps = {
  readonly filter: LogFilter;
  readonly onChange: (filter: LogFilter) => void;
  /** Channels that the log uses. */
  readonly channels: ReadonlySet<string>;
  readonly shownCount: number;
  readonly listRef: React.RefObject<HTMLElement | null>;
};

const ALL = 'all';

/** What of the log is shown: by words, by direction, by channel. */
export function LogFilterBar({ filter, onChange, channels, shownCount, listRef }: LogFilterBarProps) {
  const { t } = useLingui();
  const catalogue = useCatalogue();
  const input = useRef<HTMLInputElement>(null);
  const used = catalogue.channels.filter(({ id }) => channels.has(id));
  return (
    <div className={styles.bar} role="search" aria-label={t`Filter the log`}>
      <div className={styles.words}>
        <SearchBox
          label={t`Find in the log`}
          placeholder={t`Find in the log`}
          value={filter.words}
          onChange={(words) => onChange({ ...filter, words })}
          inputRef={input}
          resultsRef={listRef}
          onSubmit={() => undefined}
        />
      </div>
      <RadioField
        label={t`Direction`}
        isLabelHidden
        look="segments"
        value={filter.direction}
        onChange={(direction) => onChange({ ...filter, direction })}
        options={[
          { id: 'all', label: t`All` },
          { id: 'in', label: t`From Amazon` },
          { id: 'out', label: t`To Amazon` },
        ]}
      />
      <div className={styles.channel}>
        <SelectField
          label={t`Channel`}
          isLabelHidden
          value={filter.channel === '' ? ALL : filter.channel}
          onChange={(id) => onChange({ ...filter, channel: id === ALL ? '' : id })}
          options={[{ id: ALL, label: t`All channels` }, ...used.map(({ id, label }) => ({ id, label }))]}
        />
      </div>
      <span className={styles.count} role="status">
        {isFiltered(filter) && <Plural value={shownCount} one="# entry" other="# entries" />}
      </span>
    </div>
  );
}
