import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { ReviewMetric } from '../../../../shared/domain/review.ts';
import { listMetricStandings, type MetricStanding } from '../../../../shared/domain/review-metrics.ts';
import { AutosaveDateField } from '../../../components/autosave/autosave-date-field.tsx';
import { AutosaveTextField } from '../../../components/autosave/autosave-text-field.tsx';
import { Button } from '../../../components/button/button.tsx';
import { Card } from '../../../components/card/card.tsx';
import { Disclosure } from '../../../components/disclosure/disclosure.tsx';
import { change } from '../../../lib/change.ts';
import { parseFigure } from '../review-pages.ts';
import type { ReviewData } from '../use-review.ts';
import styles from './figures-page.module.css';
import { MetricBar } from './metric-bar.tsx';
import { PageHead } from './page-head.tsx';
import { SourceNote } from './source-note.tsx';

/** The figures of the account-health page, each against its limit. */
export function FiguresPage({ title, data }: { readonly title: string; readonly data: ReviewData }) {
  const { review, catalogue, marketplace } = data;
  const standings = listMetricStandings(review.metrics, catalogue.metrics, marketplace);
  return (
    <>
      <PageHead title={title}>
        <Trans>
          Copy the figures from Account Health in Seller Central, with the day on which you read them. Leave empty what
          your page doesn’t show.
        </Trans>
      </PageHead>
      {standings.map((standing) => (
        <Figure key={standing.metric.id} standing={standing} data={data} />
      ))}
    </>
  );
}

function Figure({ standing, data }: { readonly standing: MetricStanding; readonly data: ReviewData }) {
  const { t } = useLingui();
  const { caseId, review, catalogue, today } = data;
  const { metric, limit, limitFrom } = standing;
  const [isOpen, setOpen] = useState(limitFrom === 'yours');
  const entered: ReviewMetric = review.metrics[metric.id] ?? { value: null, limit: null, asOf: null };
  const save = (patch: Partial<ReviewMetric>): Promise<unknown> =>
    change('reviews.saveMetric', { caseId, metricId: metric.id, patch });
  const validate = (text: string): string | null => (parseFigure(text) === undefined ? t`A number, like 1.8` : null);
  const saveValue = (text: string): Promise<unknown> => {
    const value = parseFigure(text) ?? null;
    return save(value === null || entered.asOf !== null ? { value } : { value, asOf: today });
  };
  const unit = metric.unit === 'percent' ? t`in %` : t`points`;
  return (
    <Card>
      <section className={styles.figure} aria-label={metric.label}>
        <div className={styles.head}>
          <h3 className={styles.label}>{metric.label}</h3>
          <p className={styles.window}>{metric.window}</p>
        </div>
        <div className={styles.fields}>
          <AutosaveTextField
            label={t`Your figure, ${unit}`}
            value={entered.value === null ? '' : String(entered.value)}
            save={saveValue}
            validate={validate}
          />
          <AutosaveDateField label={t`As of`} value={entered.asOf} save={(asOf) => save({ asOf })} />
        </div>
        <MetricBar standing={standing} />
        <Disclosure label={<Trans>About this limit</Trans>} isOpen={isOpen} onToggle={setOpen}>
          <p className={styles.window}>{metric.note}</p>
          <SourceNote entry={metric} sources={catalogue.sources} />
          <div className={styles.limit}>
            <AutosaveTextField
              label={t`Your own limit, ${unit}`}
              description={t`Only if your page or your notice names another one.`}
              value={entered.limit === null ? '' : String(entered.limit)}
              placeholder={String(limit.value)}
              save={(text) => save({ limit: parseFigure(text) ?? null })}
              validate={validate}
            />
            {limitFrom === 'yours' && (
              <Button size="sm" onPress={() => void save({ limit: null })}>
                <Trans>Use the usual limit</Trans>
              </Button>
            )}
          </div>
        </Disclosure>
      </section>
    </Card>
  );
}
