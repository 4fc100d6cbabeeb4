import { useLingui } from '@lingui/react/macro';
import { useId } from 'react';
import type { Evidence } from '../../../../shared/domain/evidence.ts';
import { AutosaveTextField } from '../../../components/autosave/autosave-text-field.tsx';
import { changeOver } from '../../../lib/change-over.ts';
import styles from './evidence-facts-form.module.css';

export type QuantitiesFieldProps = {
  /** What the units are called on this kind of document. */
  readonly label: string;
  readonly evidence: Evidence;
  /** ASINs of the case; each gets a box. */
  readonly asins: readonly string[];
};

/** Units per ASIN that the document shows. */
export function QuantitiesField({ label, evidence, asins }: QuantitiesFieldProps) {
  const { t } = useLingui();
  const titleId = useId();
  const all = [...new Set([...asins, ...Object.keys(evidence.quantities)])];
  const saveOne = (asin: string, text: string): Promise<unknown> => {
    const { id, caseId } = evidence;
    const withUnits = ({ [asin]: _replaced, ...rest }: Evidence['quantities']): Evidence['quantities'] =>
      text.trim() === '' ? rest : { ...rest, [asin]: Number(text) };
    return changeOver(
      { name: 'evidence.list', input: { caseId } },
      {
        name: 'evidence.update',
        input: (list) => {
          const { quantities } = list.find((one) => one.id === id) ?? evidence;
          return { caseId, evidenceId: id, patch: { quantities: withUnits(quantities) } };
        },
      },
    );
  };
  return (
    <div className={styles.quantities} role="group" aria-labelledby={titleId}>
      <span id={titleId} className={styles.label}>
        {label}
      </span>
      {all.length === 0 && <span className={styles.hint}>{t`Enter the ASINs on the overview first.`}</span>}
      {all.map((asin) => (
        <div key={asin} className={styles.quantity}>
          <span className={styles.asin}>{asin}</span>
          <AutosaveTextField
            label={t`Units of ${asin}`}
            isLabelHidden
            value={String(evidence.quantities[asin] ?? '')}
            save={(text) => saveOne(asin, text)}
            validate={(text) => (/^\s*\d{0,9}\s*$/.test(text) ? null : t`A whole number`)}
          />
        </div>
      ))}
    </div>
  );
}
