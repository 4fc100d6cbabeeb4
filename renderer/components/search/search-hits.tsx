import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { SearchX } from 'lucide-react';
import { GridList, GridListItem } from 'react-aria-components';
import type { SearchHit } from '../../../shared/contracts/search.ts';
import { EmptyState } from '../empty-state/empty-state.tsx';
import { splitSnippet } from './split-snippet.ts';
import styles from './search-hits.module.css';

export type SearchHitsProps = {
  /** Best first; undefined while nothing is known yet. */
  readonly hits: readonly SearchHit[] | undefined;
  /** What nothing was found in. */
  readonly nothingText: string;
  /** Names the case of each hit: not within one case. */
  readonly hasCaseNames?: boolean;
  readonly onOpen: (hit: SearchHit) => void;
};

/** What a search has found, each with the words around the hit. */
export function SearchHits({ hits, nothingText, hasCaseNames = false, onOpen }: SearchHitsProps) {
  const { t, i18n } = useLingui();
  if (hits === undefined) return null;
  if (hits.length === 0) {
    return (
      <EmptyState icon={SearchX} title={t`Nothing found`}>
        {nothingText}
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
        if (hit) onOpen(hit);
      }}
    >
      {({ hit, id }) => (
        <GridListItem id={id} textValue={nameHit(hit, i18n)} className={styles.hit ?? ''}>
          <div className={styles.head}>
            <span className={styles.title}>{nameHit(hit, i18n)}</span>
            <span className={styles.place}>{placeOf(hit, hasCaseNames, i18n)}</span>
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

/** What it is, unless its name says so already, and where. */
function placeOf(hit: SearchHit, hasCaseNames: boolean, i18n: I18n): string {
  return [
    ...(hit.title === '' ? [] : [i18n._(SOURCE_NAMES[hit.source])]),
    ...(hit.pageNumber === null ? [] : [i18n._(msg`Page ${hit.pageNumber}`)]),
    ...(hasCaseNames ? [hit.caseTitle] : []),
  ].join(' · ');
}

const SOURCE_NAMES: Readonly<Record<SearchHit['source'], MessageDescriptor>> = {
  case: msg`Appeal`,
  notice: msg`Notice`,
  evidence: msg`Evidence`,
  plan: msg`Plan`,
  letter: msg`Cover letter`,
  interaction: msg`Contact`,
  review: msg`What happened`,
  cause: msg`Root causes`,
};
