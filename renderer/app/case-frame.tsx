import { useLingui } from '@lingui/react/macro';
import { FileDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import type { CaseId } from '../../shared/domain/ids.ts';
import { FindDialog } from '../features/search/components/find-dialog.tsx';
import { showFailure } from '../lib/change.ts';
import { call } from '../lib/client.ts';
import { useCommand } from '../lib/commands.ts';
import { caseRoute } from '../lib/route.ts';
import { useWarmAnswer } from '../lib/use-answer.ts';
import { AuditDialog } from './audit-dialog.tsx';
import styles from './case-frame.module.css';
import { FolderDialog } from './folder-dialog.tsx';
import { useCaseHistory } from './use-case-history.ts';
import { useDroppedFiles } from './use-dropped-files.ts';
import { useFileDrop } from './use-file-drop.ts';

/** What nearly every screen of a case reads. */
function useWarmCase(caseId: CaseId): void {
  useWarmAnswer('cases.get', { caseId });
  useWarmAnswer('evidence.list', { caseId });
  useWarmAnswer('plans.get', { caseId });
  useWarmAnswer('reviews.get', { caseId });
  useWarmAnswer('interactions.list', { caseId });
  useWarmAnswer('submissions.list', { caseId });
  useWarmAnswer('submissions.listReplies', { caseId });
  useWarmAnswer('cases.check', { caseId });
}

export type CaseFrameProps = { readonly caseId: string; readonly children: ReactNode };

/** What holds on every screen of a case: files can be dropped anywhere, and changes can be undone. */
export function CaseFrame({ caseId, children }: CaseFrameProps) {
  const { t } = useLingui();
  const [, navigate] = useLocation();
  const id = caseId as CaseId;
  useWarmCase(id);
  useCaseHistory(id);
  useCommand('add-files', () => {
    call('evidence.chooseFiles', { caseId: id }).then((job) => {
      if (job) navigate(caseRoute(caseId, 'evidence'));
    }, showFailure);
  });
  const { onFiles, asked, accept, refuse } = useDroppedFiles(id);
  const { isOver, place } = useFileDrop(onFiles);
  return (
    <>
      {children}
      <FindDialog caseId={id} />
      <AuditDialog caseId={id} />
      {asked && <FolderDialog dropped={asked} onAdd={accept} onClose={refuse} />}
      {isOver && (
        <div className={styles.drop} data-over-place={place !== null || undefined}>
          <div className={styles.dropNote} role="status">
            <FileDown aria-hidden />
            {place ? t`Drop to add as ${place.name}` : t`Drop to add as evidence`}
          </div>
        </div>
      )}
    </>
  );
}
