import { Trans, useLingui } from '@lingui/react/macro';
import { GitBranchPlus } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { MAX_WORKSHEETS, type Worksheet } from '../../../../shared/domain/review.ts';
import { Button } from '../../../components/button/button.tsx';
import { EmptyState } from '../../../components/empty-state/empty-state.tsx';
import { tryChange } from '../../../lib/change.ts';
import { offerUndo } from '../../../lib/undo-offer.ts';
import type { ReviewData } from '../use-review.ts';
import { PageHead } from './page-head.tsx';
import { WorksheetCard } from './worksheet-card.tsx';

/** One worksheet for each root cause: why, five times. */
export function CausesPage({ title, data }: { readonly title: string; readonly data: ReviewData }) {
  const { t } = useLingui();
  const { caseId, review } = data;
  const { worksheets } = review;
  const added = useRef<string | null>(null);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (added.current === null || !worksheets.some(({ id }) => id === added.current)) return;
    added.current = null;
    list.current?.querySelector<HTMLElement>(':scope > :last-child textarea')?.focus();
  }, [worksheets]);
  const add = async (): Promise<void> => {
    const made = await tryChange('reviews.addWorksheet', { caseId, problem: '' });
    added.current = made?.id ?? null;
  };
  const remove = async (worksheet: Worksheet): Promise<void> => {
    if ((await tryChange('reviews.removeWorksheet', { caseId, worksheetId: worksheet.id })) === undefined) return;
    await offerUndo(caseId, t`Root cause removed`, t`Undo`);
  };
  const addButton = (
    <Button icon={GitBranchPlus} onPress={() => void add()} isDisabled={worksheets.length >= MAX_WORKSHEETS}>
      <Trans>Add a root cause</Trans>
    </Button>
  );
  return (
    <>
      <PageHead title={title} actions={worksheets.length > 0 && addButton}>
        <Trans>
          Start with what went wrong and ask why, until the answer is something that you can change. Use one sheet for
          each cause.
        </Trans>
      </PageHead>
      {worksheets.length === 0 && (
        <EmptyState icon={GitBranchPlus} title={t`No root cause yet`} actions={addButton}>
          <Trans>The first answer is seldom the cause. Three to five times “why” usually leads to it.</Trans>
        </EmptyState>
      )}
      <div ref={list} style={{ display: 'contents' }}>
        {worksheets.map((worksheet, index) => (
          <WorksheetCard
            key={worksheet.id}
            worksheet={worksheet}
            number={index + 1}
            data={data}
            onRemove={() => void remove(worksheet)}
          />
        ))}
      </div>
    </>
  );
}
