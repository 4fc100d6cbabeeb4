import { Trans, useLingui } from '@lingui/react/macro';
import { TEXT_BUDGETS } from '../../../../shared/domain/text-checks/length-rules.ts';
import styles from './length-meter.module.css';

export type LengthMeterProps = { readonly wordCount: number };

/** Soft limits: reviewers read many appeals a day, and one to one and a half pages get read. Common advice, no rule of Amazon's. */
const BEST = { from: 450, to: 900 };
const WARN_FROM = TEXT_BUDGETS.planWords;
const SCALE_END = 1200;

/** The plan's length against what gets read. */
export function LengthMeter({ wordCount }: LengthMeterProps) {
  const { t, i18n } = useLingui();
  const isLong = wordCount > WARN_FROM;
  const percent = (words: number): string => `${Math.min(100, (words / SCALE_END) * 100)}%`;
  return (
    <div className={styles.meter}>
      <div className={styles.words}>
        <strong className={styles.count}>{i18n.number(wordCount)}</strong> <Trans>words</Trans>
        <span className={styles.verdict} data-long={isLong || undefined}>
          {wordCount > TEXT_BUDGETS.planWordsError
            ? t`Too long to be sent`
            : wordCount > WARN_FROM
              ? t`Long: find what can go`
              : wordCount > BEST.to
                ? t`A little long`
                : wordCount >= BEST.from
                  ? t`A good length`
                  : ''}
        </span>
      </div>
      <div className={styles.track} aria-hidden>
        <div
          className={styles.best}
          style={{ insetInlineStart: percent(BEST.from), width: percent(BEST.to - BEST.from) }}
        />
        <div className={styles.fill} data-long={isLong || undefined} style={{ width: percent(wordCount) }} />
      </div>
      <p className={styles.note}>
        <Trans>
          {BEST.from} to {BEST.to} words is a usual length. This is common advice, not a rule; your notice wins.
        </Trans>
      </p>
    </div>
  );
}
