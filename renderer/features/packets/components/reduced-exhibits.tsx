import { Trans, useLingui } from '@lingui/react/macro';
import type { PacketSize } from '../../../../shared/domain/packet.ts';
import type { ReductionStep } from '../../../../shared/domain/reduce-plan.ts';
import { formatBytes } from '../../../lib/format-date.ts';
import styles from './reduced-exhibits.module.css';

/** What was made smaller so that the packet fits: one row for each exhibit. Nothing when nothing was. */
export function ReducedExhibits({ size }: { readonly size: PacketSize }) {
  const { t, i18n } = useLingui();
  const names: Readonly<Record<'colour' | 'grey' | 'two', string>> = {
    colour: t`own colours`,
    grey: t`grey`,
    two: t`black and white`,
  };
  if (size.exhibits.length === 0) return null;
  return (
    <table className={styles.table}>
      <caption className={styles.caption}>
        <Trans>Pictures made smaller in the packet. Your original files are unchanged.</Trans>
      </caption>
      <thead>
        <tr>
          <th scope="col">{t`Exhibit`}</th>
          <th scope="col">{t`Before`}</th>
          <th scope="col">{t`After`}</th>
          <th scope="col">{t`How`}</th>
        </tr>
      </thead>
      <tbody>
        {size.exhibits.map(({ label, beforeBytes, afterBytes, dpi, steps }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td>{formatBytes(beforeBytes, i18n.locale)}</td>
            <td>{formatBytes(afterBytes, i18n.locale)}</td>
            <td>{[t`${dpi} dpi`, ...new Set(steps.map((step) => names[listColours(step)]))].join(', ')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function listColours(step: ReductionStep): 'colour' | 'grey' | 'two' {
  if (step === 'two-colour' || step === 'fax-300' || step === 'fax-200') return 'two';
  return step === 'grey-200' || step === 'grey-150' ? 'grey' : 'colour';
}
