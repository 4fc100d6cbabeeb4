import { Trans, useLingui } from '@lingui/react/macro';
import type { NoticePartReading } from '../../../../shared/contracts/notices.ts';
import type { LocalDate } from '../../../../shared/domain/dates.ts';
import { Button } from '../../../components/button/button.tsx';
import { Callout } from '../../../components/callout/callout.tsx';
import { formatDay } from '../../../lib/format-date.ts';
import styles from './new-case-screen.module.css';

export type DeadlineOffersProps = {
  readonly deadlines: NoticePartReading['deadlines'];
  readonly chosen: LocalDate | null;
  readonly onChoose: (day: LocalDate) => void;
};

/** Time limits in the notice. A date that can be read two ways is asked about; without the day of receipt nothing is counted. */
export function DeadlineOffers({ deadlines, chosen, onChoose }: DeadlineOffersProps) {
  const { t, i18n } = useLingui();
  if (deadlines.length === 0) return null;
  return (
    <Callout tone="info" title={t`Time limits in the notice`}>
      <ul className={styles.parts}>
        {deadlines.map(({ text, days }, index) => (
          <li key={`${index}-${text}`} className={styles.part}>
            <span>
              “{text}”
              {days.length > 1 && (
                <>
                  {' '}
                  <Trans>can be read two ways. Which day is meant?</Trans>
                </>
              )}
              {days.length === 0 && (
                <>
                  {' '}
                  <Trans>counts from the day on which the notice came.</Trans>
                </>
              )}
            </span>
            {days.map((day) => (
              <Button key={day} size="sm" isDisabled={chosen === day} onPress={() => onChoose(day)}>
                {formatDay(day, i18n.locale)}
              </Button>
            ))}
          </li>
        ))}
      </ul>
    </Callout>
  );
}
