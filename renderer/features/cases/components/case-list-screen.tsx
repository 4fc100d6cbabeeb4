import { Trans, useLingui } from '@lingui/react/macro';
import { Plus, Search, X } from 'lucide-react';
import { useDeferredValue, useRef, useState } from 'react';
import { Button as AriaButton, Input, SearchField } from 'react-aria-components';
import { useLocation } from 'wouter';
import { Button } from '../../../components/button/button.tsx';
import { Panel } from '../../../components/panel/panel.tsx';
import { ScreenHeader } from '../../../components/screen-header/screen-header.tsx';
import { useCommand } from '../../../lib/commands.ts';
import { useAnswer } from '../../../lib/use-answer.ts';
import { CaseRows } from './case-rows.tsx';
import styles from './case-list-screen.module.css';
import { useOpenExample } from './use-open-example.ts';
import { SearchHits } from './search-hits.tsx';

/** Every appeal, and a search through all that is in them. */
export function CaseListScreen() {
  const { t } = useLingui();
  const [, navigate] = useLocation();
  const [query, setQuery] = useState('');
  const shownQuery = useDeferredValue(query.trim());
  const searchBox = useRef<HTMLInputElement>(null);
  const cases = useAnswer('cases.list', {});
  useCommand('find', () => searchBox.current?.focus());
  const hasExample = cases.some((row) => row.isExample);
  const { openExample, isOpening } = useOpenExample();
  return (
    <>
      <ScreenHeader
        title={t`Appeals`}
        hasSaveStatus={false}
        actions={
          <>
            <SearchField
              aria-label={t`Search all appeals`}
              className={styles.search ?? ''}
              value={query}
              onChange={setQuery}
            >
              <Search className={styles.searchIcon} aria-hidden />
              <Input ref={searchBox} className={styles.searchInput ?? ''} placeholder={t`Search`} />
              <AriaButton className={styles.searchClear ?? ''}>
                <X aria-hidden />
              </AriaButton>
            </SearchField>
            <Button variant="primary" icon={Plus} onPress={() => navigate('/new')}>
              <Trans>New appeal</Trans>
            </Button>
          </>
        }
      />
      <Panel label={t`Appeals`} className={styles.panel}>
        {shownQuery === '' ? <CaseRows cases={cases} /> : <SearchHits query={shownQuery} />}
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
