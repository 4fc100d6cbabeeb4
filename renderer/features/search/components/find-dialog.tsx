import { useLingui } from '@lingui/react/macro';
import { useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { SearchHit } from '../../../../shared/contracts/search.ts';
import type { CaseId } from '../../../../shared/domain/ids.ts';
import { Dialog } from '../../../components/dialog/dialog.tsx';
import { openHit } from '../../../components/search/open-hit.ts';
import { SearchBox } from '../../../components/search/search-box.tsx';
import { SearchHits } from '../../../components/search/search-hits.tsx';
import { useSearch } from '../../../components/search/use-search.ts';
import { useCommand } from '../../../lib/commands.ts';
import styles from './find-dialog.module.css';

/** Ctrl+F in a case: its documents, plan, notice and contacts, found while one types. */
export function FindDialog({ caseId }: { readonly caseId: CaseId }) {
  const { t } = useLingui();
  const [isOpen, setIsOpen] = useState(false);
  useCommand('find', () => setIsOpen(true));
  return (
    <Dialog title={t`Find in this appeal`} isOpen={isOpen} onClose={() => setIsOpen(false)}>
      <FindPanel caseId={caseId} onClose={() => setIsOpen(false)} />
    </Dialog>
  );
}

function FindPanel({ caseId, onClose }: { readonly caseId: CaseId; readonly onClose: () => void }) {
  const { t } = useLingui();
  const [, navigate] = useLocation();
  const [query, setQuery] = useState('');
  const { shownQuery, hits } = useSearch(query, caseId);
  const box = useRef<HTMLInputElement>(null);
  const results = useRef<HTMLDivElement>(null);
  const open = (hit: SearchHit): void => {
    onClose();
    openHit(hit, shownQuery, navigate);
  };
  return (
    <div className={styles.find}>
      <SearchBox
        label={t`Find in this appeal`}
        placeholder={t`Words, names, numbers`}
        value={query}
        onChange={setQuery}
        hasFocus
        inputRef={box}
        resultsRef={results}
        onSubmit={() => {
          if (hits?.[0]) open(hits[0]);
        }}
      />
      <div ref={results} className={styles.results}>
        {shownQuery !== '' && (
          <SearchHits
            hits={hits}
            nothingText={t`No document, notice, plan or contact of this appeal holds these words.`}
            onOpen={open}
          />
        )}
      </div>
    </div>
  );
}
