import { Label, ProgressBar as AriaProgressBar } from 'react-aria-components';
import styles from './progress-bar.module.css';

export type ProgressBarProps = {
  readonly label: string;
  /** Units done, or null while the amount isn't known. */
  readonly done: number | null;
  readonly total: number;
  /** Words such as `Page 5 of 12`. */
  readonly valueText?: string;
  readonly isLabelHidden?: boolean;
};

export function ProgressBar({ label, done, total, valueText, isLabelHidden = false }: ProgressBarProps) {
  const isUnknown = done === null || total === 0;
  return (
    <AriaProgressBar
      className={styles.bar ?? ''}
      value={done ?? 0}
      maxValue={Math.max(total, 1)}
      isIndeterminate={isUnknown}
      {...(isLabelHidden ? { 'aria-label': label } : {})}
      {...(valueText === undefined ? {} : { valueLabel: valueText })}
    >
      {({ percentage }) => (
        <>
          {!isLabelHidden && (
            <div className={styles.words}>
              <Label className={styles.label ?? ''}>{label}</Label>
              {valueText !== undefined && <span className={styles.value}>{valueText}</span>}
            </div>
          )}
          <div className={styles.track}>
            <div
              className={`${styles.fill} ${isUnknown ? styles.unknown : ''}`}
              style={isUnknown ? {} : { width: `${percentage ?? 0}%` }}
            />
          </div>
        </>
      )}
    </AriaProgressBar>
  );
}
