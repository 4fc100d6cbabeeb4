import { Trans, useLingui } from '@lingui/react/macro';
import { FolderOpen, Plus } from 'lucide-react';
import { useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { SearchHit } from '../../../../shared/contracts/search.ts';
import { Button } from '../../../components/button/button.tsx';
import { Panel } from '../../../components/panel/panel.tsx';
import { ScreenHeader } from '../../../components/screen-header/screen-header.tsx';
import { openHit } from '../../../components/search/open-hit.ts';
import { SearchBox } from '../../../components/search/search-box.tsx';
import { SearchHits } from '../../../components/search/search-hits.tsx';
import { useSearch } from '../../../components/search/use-search.ts';
import { runCommand, useCommand } from '../../../lib/commands.ts';
import { useAnswer } from '../../../lib/use-answer.ts';
import { sortByNextDate } from '../sort-by-next-date.ts';
import { useFirstRows } from '../use-first-rows.ts';
import { BackupNotice } from './backup-notice.tsx';
import { CaseRows } from './case-rows.tsx';
import styles from './case-list-screen.module.css';
import { DueList } from './due-list.tsx';
import { RemovedCases } from './removed-cases.tsx';
import { useOpenExample } from './use-open-example.ts';

/** Every appeal, and a search through all that is in them. */
export function CaseListScreen() {
  const { t } = useLingui();
  const [, navigate] = useLocation();
  const [query, setQuery] = useState('');
  const { shownQuery, hits } = useSearch(query);
  const searchBox = useRef<HTMLInputElement>(null);
  const results = useRef<HTMLDivElement>(null);
  const open = (hit: SearchHit): void => openHit(hit, shownQuery, navigate);
  const cases = useAnswer('cases.list', {});
  useCommand('find', () => searchBox.current?.focus());
  const rows = useFirstRows(sortByNextDate(cases));
  const hasExample = cases.some((row) => row.isExample);
  const { openExample, isOpening } = useOpenExample();
  return (
    <>
      <ScreenHeader
        title={t`Appeals`}
        hasSaveStatus={false}
        actions={
          <>
            <div className={styles.search}>
              <SearchBox
                label={t`Search all appeals`}
                placeholder={t`Search`}
                value={query}
                onChange={setQuery}
                inputRef={searchBox}
                resultsRef={results}
                onSubmit={() => {
                  if (hits?.[0]) open(hits[0]);
                }}
              />
            </div>
            <Button icon={FolderOpen} onPress={() => void runCommand('open-archive')}>
              <Trans>Open a saved appeal…</Trans>
            </Button>
            <Button variant="primary" icon={Plus} onPress={() => navigate('/new')}>
              <Trans>New appeal</Trans>
            </Button>
          </>
        }
      />
      <Panel label={t`Appeals`} className={styles.panel}>
        {shownQuery === '' ? (
          <>
            <BackupNotice />
            <DueList />
            <CaseRows cases={rows} />
            <RemovedCases />
          </>
        ) : (
          <div ref={results}>
            <SearchHits
              hits={hits}
              hasCaseNames
              nothingText={t`No appeal, notice, document, plan or contact holds these words.`}
              onOpen={open}
            />
          </div>
        )}
        {shownQuery === '' && !hasExample && (
          <p className={styles.foot}>
            <Trans>New here?</Trans>{' '}
            <Button size="sm" variant="quiet" isPending={isOpening} onPress={openExample}>
              <Trans>Look at an example</Trans>
            </Button>
          </p>
        )}
      </Panel>
    </>
  );
}
