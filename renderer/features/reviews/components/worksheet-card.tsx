import { Trans, useLingui } from '@lingui/react/macro';
import { ArrowDown, X } from 'lucide-react';
import type { EvidenceId } from '../../../../shared/domain/ids.ts';
import { findRootCause } from '../../../../shared/domain/review-facts.ts';
import { WHY_COUNT, type Why, type Worksheet, type WorksheetPatch } from '../../../../shared/domain/review.ts';
import { AutosaveTextField } from '../../../components/autosave/autosave-text-field.tsx';
import { Button } from '../../../components/button/button.tsx';
import { IconButton } from '../../../components/button/icon-button.tsx';
import { Card } from '../../../components/card/card.tsx';
import { SelectField } from '../../../components/select-field/select-field.tsx';
import { change } from '../../../lib/change.ts';
import type { ReviewData } from '../use-review.ts';
import styles from './worksheet-card.module.css';

export type WorksheetCardProps = {
  readonly worksheet: Worksheet;
  readonly number: number;
  readonly data: ReviewData;
  readonly onRemove: () => void;
};

const NO_WHY: Why = { answer: '', evidenceIds: [] };

/** What went wrong, why five times, and the cause that comes out. */
export function WorksheetCard({ worksheet, number, data, onRemove }: WorksheetCardProps) {
  const { t } = useLingui();
  const { caseId } = data;
  const save = (patch: WorksheetPatch): Promise<unknown> =>
    change('reviews.saveWorksheet', { caseId, worksheetId: worksheet.id, patch });
  const cause = findRootCause(worksheet);
  const shown = Math.min(WHY_COUNT, (cause?.depth ?? 0) + 1);
  return (
    <Card>
      <section className={styles.sheet} aria-label={t`Root cause ${number}`}>
        <div className={styles.head}>
          <h3 className={styles.title}>{t`Root cause ${number}`}</h3>
          <Button size="sm" variant="quiet" onPress={onRemove}>
            <Trans>Remove</Trans>
          </Button>
        </div>
        <AutosaveTextField
          label={t`What went wrong?`}
          rows={2}
          value={worksheet.problem}
          save={(problem) => save({ problem })}
          validate={(text) => (text.length > 1000 ? t`Too long: ${text.length} of 1000 characters` : null)}
        />
        {Array.from({ length: shown }, (_, index) => (
          <WhyFields
            key={index}
            why={worksheet.whys[index] ?? NO_WHY}
            number={index + 1}
            data={data}
            onSave={(why) => save({ why: { index, ...why } })}
          />
        ))}
        {cause && (
          <p className={styles.cause}>
            <strong>
              <Trans>Suggested root cause:</Trans>
            </strong>{' '}
            {cause.answer}
          </p>
        )}
      </section>
    </Card>
  );
}

type WhyFieldsProps = {
  readonly why: Why;
  readonly number: number;
  readonly data: ReviewData;
  readonly onSave: (why: Partial<Why>) => Promise<unknown>;
};

function WhyFields({ why, number, data, onSave }: WhyFieldsProps) {
  const { t } = useLingui();
  const titleOf = (id: EvidenceId): string => data.evidence.find((one) => one.id === id)?.title ?? t`removed document`;
  const free = data.evidence.filter(({ id }) => !why.evidenceIds.includes(id));
  const setProofs = (evidenceIds: readonly EvidenceId[]): void => void onSave({ evidenceIds: [...evidenceIds] });
  return (
    <div className={styles.why} role="group" aria-label={t`Why, ${number}`}>
      <span className={styles.arrow} aria-hidden="true">
        <ArrowDown />
      </span>
      <div className={styles.fields}>
        <AutosaveTextField
          label={number === 1 ? t`Why did it happen?` : t`And why that?`}
          rows={2}
          value={why.answer}
          save={(answer) => onSave({ answer })}
          validate={(text) => (text.length > 2000 ? t`Too long: ${text.length} of 2000 characters` : null)}
        />
        {why.answer.trim() !== '' && (
          <div className={styles.proofs}>
            {why.evidenceIds.map((id) => (
              <span key={id} className={styles.proof}>
                {titleOf(id)}
                <IconButton
                  icon={X}
                  size="sm"
                  label={t`Take ${titleOf(id)} away as proof`}
                  onPress={() => setProofs(why.evidenceIds.filter((other) => other !== id))}
                />
              </span>
            ))}
            {free.length > 0 && (
              <div className={styles.add}>
                <SelectField
                  label={t`Add a proof for why ${number}`}
                  isLabelHidden
                  look="bare"
                  placeholder={t`Add a proof`}
                  options={free.map(({ id, title }) => ({ id, label: title }))}
                  value={null}
                  onChange={(id) => setProofs([...why.evidenceIds, id as EvidenceId])}
                />
              </div>
            )}
          </div>
        )}
      </div>
    </div>
  );
}
