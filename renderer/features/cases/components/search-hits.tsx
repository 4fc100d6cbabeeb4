import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { SearchX } from 'lucide-react';
import { GridList, GridListItem } from 'react-aria-components';
import { useLocation } from 'wouter';
import type { SearchHit } from '../../../../shared/contracts/search.ts';
import { EmptyState } from '../../../components/empty-state/empty-state.tsx';
import { caseRoute } from '../../../lib/route.ts';
import { useAnswerWhen } from '../../../lib/use-answer.ts';
import { splitSnippet } from '../split-snippet.ts';
import styles from './case-list-screen.module.css';

/** What a search has found, best first. */
export function SearchHits({ query }: { readonly query: string }) {
  const { t, i18n } = useLingui();
  const [, navigate] = useLocation();
  const hits = useAnswerWhen(query !== '', 'search.find', { query });
  if (hits === undefined) return null;
  if (hits.length === 0) {
    return (
      <EmptyState icon={SearchX} title={t`Nothing found`}>
        {t`No appeal, notice, document, plan or contact holds these words.`}
      </EmptyState>
    );
  }
  const rows = hits.map((hit, index) => ({ hit, id: String(index) }));
  return (
    <GridList
      aria-label={t`Search results`}
      className={styles.list ?? ''}
      items={rows}
      onAction={(key) => {
        const hit = rows[Number(key)]?.hit;
        if (hit) navigate(routeOfHit(hit));
      }}
    >
      {({ hit, id }) => (
        <GridListItem id={id} textValue={nameHit(hit, i18n)} className={styles.hit ?? ''}>
          <div className={styles.hitHead}>
            <span className={styles.hitTitle}>{nameHit(hit, i18n)}</span>
            <span className={styles.hitCase}>
              {hit.title !== '' && `${i18n._(SOURCE_NAMES[hit.source])} · `}
              {hit.caseTitle}
            </span>
          </div>
          <div className={styles.snippet}>
            {splitSnippet(hit.snippet).map((part, index) =>
              part.isFound ? <mark key={index}>{part.text}</mark> : <span key={index}>{part.text}</span>,
            )}
          </div>
        </GridListItem>
      )}
    </GridList>
  );
}

/** Its own title, or else what it is. */
function nameHit(hit: SearchHit, i18n: I18n): string {
  return hit.title === '' ? i18n._(SOURCE_NAMES[hit.source]) : hit.title;
}

function routeOfHit(hit: SearchHit): string {
  const focus = hit.id ?? undefined;
  switch (hit.source) {
    case 'evidence':
      return caseRoute(hit.caseId, 'evidence', focus);
    case 'plan':
      return caseRoute(hit.caseId, 'plan', focus);
    case 'interaction':
      return caseRoute(hit.caseId, 'log', focus);
    case 'notice':
      return caseRoute(hit.caseId, 'overview', 'noticeText');
    case 'case':
      return caseRoute(hit.caseId, 'overview');
  }
}

const SOURCE_NAMES: Readonly<Record<SearchHit['source'], MessageDescriptor>> = {
  case: msg`Appeal`,
  notice: msg`Notice`,
  evidence: msg`Evidence`,
  plan: msg`Plan`,
  interaction: msg`Contact`,
};
