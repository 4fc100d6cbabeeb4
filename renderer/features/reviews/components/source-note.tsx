import { Trans, useLingui } from '@lingui/react/macro';
import { saySources, type Provenance, type Source } from '../../../../shared/domain/provenance.ts';
import { formatDay } from '../../../lib/format-date.ts';
import { useSay } from '../../../lib/use-say.ts';
import styles from './source-note.module.css';

export type SourceNoteProps = { readonly entry: Provenance; readonly sources: readonly Source[] };

/** Where an entry of the catalogue comes from, how sure it is, and when that was read. */
export function SourceNote({ entry, sources }: SourceNoteProps) {
  const { t, i18n } = useLingui();
  const say = useSay();
  const words: Readonly<Record<Provenance['confidence'], string>> = {
    H: t`From Amazon`,
    M: t`Common advice`,
    L: t`From one source only`,
    U: t`Our own thought`,
  };
  return (
    <p className={styles.note}>
      {t`${words[entry.confidence]}: ${say(saySources(entry.sources, sources))}.`}{' '}
      <Trans>Read on {formatDay(entry.asOf, i18n.locale)}. Your notice counts more.</Trans>
    </p>
  );
}
