import { Trans, useLingui } from '@lingui/react/macro';
import { ArrowLeft, ArrowRight } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Link, useLocation } from 'wouter';
import type { CaseId } from '../../../../shared/domain/ids.ts';
import { Button } from '../../../components/button/button.tsx';
import { Column } from '../../../components/column/column.tsx';
import { Panel } from '../../../components/panel/panel.tsx';
import { ScreenHeader } from '../../../components/screen-header/screen-header.tsx';
import { caseRoute } from '../../../lib/route.ts';
import { findPageIndex, type ReviewPage } from '../review-pages.ts';
import { useReview, type ReviewData } from '../use-review.ts';
import { CausesPage } from './causes-page.tsx';
import { FactsPage } from './facts-page.tsx';
import { FiguresPage } from './figures-page.tsx';
import { ListsPage } from './lists-page.tsx';
import { QuestionsPage } from './questions-page.tsx';
import styles from './review-screen.module.css';
import { UnitsPage } from './units-page.tsx';

export type ReviewScreenProps = { readonly caseId: string; readonly focus?: string | undefined };

/** What happened: one page a topic. The answers become facts for the plan. */
export function ReviewScreen({ caseId, focus }: ReviewScreenProps) {
  const { t } = useLingui();
  const [, navigate] = useLocation();
  const data = useReview(caseId as CaseId);
  const { pages } = data;
  const place = findPageIndex(pages, focus);
  const page = pages[place];
  const next = pages[place + 1];
  const before = pages[place - 1];
  const column = useRef<HTMLDivElement>(null);
  const shown = useRef(page?.id);
  useEffect(() => {
    if (shown.current === page?.id) return;
    shown.current = page?.id;
    column.current?.parentElement?.scrollTo({ top: 0 });
    column.current?.querySelector('h2')?.focus({ preventScroll: true });
  }, [page?.id]);
  const labels = usePageLabels();
  const open = (id: string): void => navigate(caseRoute(caseId, 'review', id));
  if (!page) return null;
  return (
    <div className={styles.screen}>
      <ScreenHeader
        title={t`What happened`}
        subtitle={
          <Trans>Look at your own work before you write the plan. What you note here can be put into it.</Trans>
        }
      />
      <div className={styles.body}>
        <nav className={styles.pages} aria-label={t`Pages of What happened`}>
          {pages.map((entry) => (
            <PageLink key={entry.id} page={entry} label={labels(entry)} isHere={entry === page} caseId={caseId} />
          ))}
        </nav>
        <Panel label={labels(page)} className={styles.panel}>
          <Column ref={column} gap={5}>
            <PageContent key={page.id} page={page} data={data} label={labels(page)} />
            <footer className={styles.footer}>
              {before && (
                <Button variant="quiet" icon={ArrowLeft} onPress={() => open(before.id)}>
                  {labels(before)}
                </Button>
              )}
              <Button
                variant="primary"
                iconAfter={ArrowRight}
                onPress={() => (next ? open(next.id) : navigate(caseRoute(caseId, 'evidence')))}
              >
                {next ? t`Next: ${labels(next)}` : t`Next: Evidence`}
              </Button>
            </footer>
          </Column>
        </Panel>
      </div>
    </div>
  );
}

function usePageLabels(): (page: ReviewPage) => string {
  const { t } = useLingui();
  return (page) => {
    switch (page.kind) {
      case 'questions':
        return page.label;
      case 'figures':
        return t`Account health`;
      case 'units':
        return t`Units sold and bought`;
      case 'lists':
        return t`Complaints and orders`;
      case 'causes':
        return t`Root causes`;
      case 'facts':
        return t`What you found out`;
    }
  };
}

type PageLinkProps = {
  readonly page: ReviewPage;
  readonly label: string;
  readonly isHere: boolean;
  readonly caseId: string;
};

function PageLink({ page, label, isHere, caseId }: PageLinkProps) {
  const { t } = useLingui();
  const { count } = page;
  const isDone = count?.of !== null && count?.of !== undefined && count.done === count.of;
  return (
    <Link
      to={caseRoute(caseId, 'review', page.id)}
      className={styles.page ?? ''}
      aria-current={isHere ? 'page' : undefined}
    >
      <span>{label}</span>
      {count !== null && (count.of !== null || count.done > 0) && (
        <span className={styles.count} data-done={isDone || undefined}>
          {count.of === null ? count.done : t`${count.done} of ${count.of}`}
        </span>
      )}
    </Link>
  );
}

type PageContentProps = { readonly page: ReviewPage; readonly data: ReviewData; readonly label: string };

function PageContent({ page, data, label }: PageContentProps) {
  switch (page.kind) {
    case 'questions':
      return <QuestionsPage title={label} questions={page.questions} data={data} />;
    case 'figures':
      return <FiguresPage title={label} data={data} />;
    case 'units':
      return <UnitsPage title={label} data={data} />;
    case 'lists':
      return <ListsPage title={label} data={data} />;
    case 'causes':
      return <CausesPage title={label} data={data} />;
    case 'facts':
      return <FactsPage title={label} data={data} />;
  }
}
