import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { ListPlus, ListX } from 'lucide-react';
import { Suspense, useState } from 'react';
import { MAX_LISTS, type ListSummary } from '../../../../shared/domain/review.ts';
import { Button } from '../../../components/button/button.tsx';
import { Card } from '../../../components/card/card.tsx';
import { Disclosure } from '../../../components/disclosure/disclosure.tsx';
import { EmptyState } from '../../../components/empty-state/empty-state.tsx';
import { tryChange } from '../../../lib/change.ts';
import { formatDay } from '../../../lib/format-date.ts';
import { offerUndo } from '../../../lib/undo-offer.ts';
import type { ReviewData } from '../use-review.ts';
import { ListImportDialog } from './list-import-dialog.tsx';
import { ListRows } from './list-rows.tsx';
import styles from './lists-page.module.css';
import { PageHead } from './page-head.tsx';

/** Complaints and orders, kept as rows. */
export function ListsPage({ title, data }: { readonly title: string; readonly data: ReviewData }) {
  const { t } = useLingui();
  const [isAdding, setAdding] = useState(false);
  const { lists } = data.review;
  const addButton = (
    <Button icon={ListPlus} onPress={() => setAdding(true)} isDisabled={lists.length >= MAX_LISTS}>
      <Trans>Add a list…</Trans>
    </Button>
  );
  return (
    <>
      <PageHead title={title} actions={lists.length > 0 && addButton}>
        <Trans>
          Complaints, returns, feedback or orders with their dates. Counting them shows the cause, and the count is a
          fact for the plan.
        </Trans>
      </PageHead>
      {lists.length === 0 && (
        <EmptyState icon={ListX} title={t`No lists yet`} actions={addButton}>
          <Trans>
            Paste rows from a spreadsheet, or choose a report from Seller Central, for example returns, feedback or
            orders.
          </Trans>
        </EmptyState>
      )}
      {lists.map((list) => (
        <ListCard key={list.id} list={list} data={data} />
      ))}
      {isAdding && <ListImportDialog data={data} onClose={() => setAdding(false)} />}
    </>
  );
}

function ListCard({ list, data }: { readonly list: ListSummary; readonly data: ReviewData }) {
  const { t, i18n } = useLingui();
  const { caseId } = data;
  const [isOpen, setOpen] = useState(false);
  const remove = async (): Promise<void> => {
    if ((await tryChange('reviews.removeList', { caseId, listId: list.id })) === undefined) return;
    await offerUndo(caseId, t`${list.title} removed`, t`Undo`);
  };
  const day = (date: string): string => formatDay(date, i18n.locale);
  return (
    <Card>
      <section className={styles.list} aria-label={list.title}>
        <div className={styles.head}>
          <h3 className={styles.name}>{list.title}</h3>
          <Button size="sm" variant="quiet" onPress={() => void remove()}>
            <Trans>Remove</Trans>
          </Button>
        </div>
        <p className={styles.facts}>
          {list.kind === 'complaints' ? (
            <Plural value={list.rowCount} one="# complaint" other="# complaints" />
          ) : (
            <Plural value={list.rowCount} one="# order" other="# orders" />
          )}
          {list.firstDay !== null && list.lastDay !== null && (
            <>
              {' · '}
              <Trans>
                from {day(list.firstDay)} to {day(list.lastDay)}
              </Trans>
            </>
          )}
        </p>
        <AsinCounts list={list} />
        <Disclosure label={<Trans>Show rows</Trans>} isOpen={isOpen} onToggle={setOpen}>
          {isOpen && (
            <Suspense
              fallback={
                <p role="status">
                  <Trans>Reading the rows…</Trans>
                </p>
              }
            >
              <ListRows caseId={caseId} list={list} />
            </Suspense>
          )}
        </Disclosure>
      </section>
    </Card>
  );
}

const SHOWN_ASINS = 6;

function AsinCounts({ list }: { readonly list: ListSummary }) {
  const { t } = useLingui();
  const shown = list.rowsByAsin.slice(0, SHOWN_ASINS);
  const most = shown[0]?.count ?? 1;
  if (shown.length === 0) return null;
  return (
    <dl className={styles.asins} aria-label={t`Rows of each ASIN`}>
      {shown.map(({ asin, count }) => (
        <div key={asin} className={styles.asin}>
          <dt>{asin}</dt>
          <dd>
            <span className={styles.bar} aria-hidden="true" style={{ inlineSize: `${(count / most) * 100}%` }} />
            <span>{count}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
