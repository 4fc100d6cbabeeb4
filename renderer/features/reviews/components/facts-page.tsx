import { Trans, useLingui } from '@lingui/react/macro';
import { BookOpenCheck } from 'lucide-react';
import { listReviewFacts, type ReviewFact } from '../../../../shared/domain/review-facts.ts';
import { EmptyState } from '../../../components/empty-state/empty-state.tsx';
import { TextLink } from '../../../components/link/text-link.tsx';
import { caseRoute } from '../../../lib/route.ts';
import type { ReviewData } from '../use-review.ts';
import styles from './facts-page.module.css';
import { PageHead } from './page-head.tsx';

/** Everything that was written down, by topic: the facts for the plan. */
export function FactsPage({ title, data }: { readonly title: string; readonly data: ReviewData }) {
  const { t } = useLingui();
  const facts = listReviewFacts(data);
  return (
    <>
      <PageHead title={title}>
        <Trans>
          These facts can be put into the plan of action. Check that each of them is true and that you could prove it.
        </Trans>
      </PageHead>
      {facts.length === 0 ? (
        <EmptyState icon={BookOpenCheck} title={t`Nothing noted yet`}>
          <Trans>What you write on the other pages is gathered here.</Trans>
        </EmptyState>
      ) : (
        <>
          {groupByTopic(facts).map(([topic, group]) => (
            <section key={topic} className={styles.topic} aria-label={topic}>
              <h3 className={styles.name}>{topic}</h3>
              <dl className={styles.facts}>
                {group.map((fact) => (
                  <div key={fact.id} className={styles.fact}>
                    <dt>{fact.question}</dt>
                    <dd>{fact.answer}</dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
          <p>
            <TextLink to={caseRoute(data.caseId, 'plan')}>
              <Trans>Go to the plan of action</Trans>
            </TextLink>
          </p>
        </>
      )}
    </>
  );
}

function groupByTopic(facts: readonly ReviewFact[]): readonly (readonly [string, readonly ReviewFact[]])[] {
  return [...Map.groupBy(facts, ({ topic }) => topic)];
}
