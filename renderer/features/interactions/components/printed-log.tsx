import { useLingui } from '@lingui/react/macro';
import { writtenDay } from '../../../../shared/domain/clocks/open-follow-ups.ts';
import { labelOf } from '../../../../shared/domain/catalogue.ts';
import type { ListedInteraction } from '../../../../shared/domain/interaction.ts';
import { formatDay, formatTime } from '../../../lib/format-date.ts';
import { useCatalogue } from '../../../lib/use-catalogue.ts';
import styles from './printed-log.module.css';

/** The log on paper: every entry that is shown, without private notes. */
export function PrintedLog({ shown }: { readonly shown: readonly ListedInteraction[] }) {
  const { t, i18n } = useLingui();
  const { channels } = useCatalogue();
  return (
    <table className={styles.log}>
      <thead>
        <tr>
          <th>{t`When`}</th>
          <th>{t`How and with whom`}</th>
          <th>{t`What was said or sent`}</th>
        </tr>
      </thead>
      <tbody>
        {shown.map((entry) => (
          <tr key={entry.id}>
            <td>
              {formatDay(writtenDay(entry.at), i18n.locale)}, {formatTime(entry.at, i18n.locale)}
            </td>
            <td>
              {entry.direction === 'in' ? t`From Amazon` : t`To Amazon`}
              <br />
              {[labelOf(channels, entry.channel), entry.person].filter((words) => words !== '').join(', ')}
            </td>
            <td>{[entry.subject, entry.summary || entry.excerpt].filter((words) => words !== '').join(': ')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
