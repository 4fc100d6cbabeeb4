import { Trans, useLingui } from '@lingui/react/macro';
import { FolderCheck, MailPlus, PackageCheck, Send } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import type { CaseId } from '../../../../shared/domain/ids.ts';
import type { KitOffer, Submission } from '../../../../shared/domain/submission.ts';
import { Button } from '../../../components/button/button.tsx';
import { EmptyState } from '../../../components/empty-state/empty-state.tsx';
import { Column } from '../../../components/column/column.tsx';
import { Panel } from '../../../components/panel/panel.tsx';
import { ScreenHeader } from '../../../components/screen-header/screen-header.tsx';
import { SentDialog } from '../../../components/sent-dialog/sent-dialog.tsx';
import { tryChange } from '../../../lib/change.ts';
import { caseRoute } from '../../../lib/route.ts';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useIsNextRoundWanted } from '../use-is-next-round-wanted.ts';
import { CompareDialog } from './compare-dialog.tsx';
import { NextRoundCard } from './next-round-card.tsx';
import { ReplyDialog } from './reply-dialog.tsx';
import styles from './rounds-screen.module.css';
import { SubmissionCard } from './submission-card.tsx';
import { UnmatchedReplies } from './unmatched-replies.tsx';

export type RoundsScreenProps = {
  readonly caseId: string;
  /** `answer` to begin with adding Amazon's answer. */
  readonly focus?: string | undefined;
};

type Shown =
  | { readonly kind: 'reply' }
  | { readonly kind: 'sent'; readonly offer: KitOffer }
  | { readonly kind: 'compare'; readonly earlier: Submission };

/** What was sent in each round, what Amazon answered, and what comes next. */
export function RoundsScreen({ caseId, focus }: RoundsScreenProps) {
  const { t } = useLingui();
  const id = caseId as CaseId;
  const submissions = useAnswer('submissions.list', { caseId: id });
  const replies = useAnswer('submissions.listReplies', { caseId: id });
  const [shown, setShown] = useState<Shown | null>(focus === 'answer' ? { kind: 'reply' } : null);
  const [, navigate] = useLocation();
  const closeReply = (): void => {
    setShown(null);
    // Coming back to this address later does not ask again.
    if (focus !== undefined) navigate(caseRoute(caseId, 'rounds'), { replace: true });
  };
  const chooseKit = async (): Promise<void> => {
    const offer = await tryChange('submissions.chooseKit', { caseId: id });
    if (offer) setShown({ kind: 'sent', offer });
  };
  const isEmpty = submissions.length === 0 && replies.length === 0;
  const earlierButton = (
    <Button icon={FolderCheck} onPress={() => void chooseKit()}>
      <Trans>I sent it earlier…</Trans>
    </Button>
  );
  const compare =
    submissions.length === 0 ? undefined : (earlier: Submission) => setShown({ kind: 'compare', earlier });
  return (
    <>
      <ScreenHeader
        title={t`Rounds`}
        subtitle={t`What you sent, what Amazon answered, and what comes next.`}
        actions={
          !isEmpty && (
            <HeadActions caseId={id} earlierButton={earlierButton} onReply={() => setShown({ kind: 'reply' })} />
          )
        }
      />
      <Panel label={t`Rounds`} className={styles.panel}>
        {isEmpty ? (
          <EmptyState
            icon={Send}
            title={t`Nothing was sent yet`}
            actions={
              <>
                <Button variant="primary" icon={PackageCheck} onPress={() => navigate(caseRoute(caseId, 'packet'))}>
                  <Trans>Go to the packet</Trans>
                </Button>
                {earlierButton}
                <Button variant="quiet" icon={MailPlus} onPress={() => setShown({ kind: 'reply' })}>
                  <Trans>Add Amazon’s answer</Trans>
                </Button>
              </>
            }
          >
            <Trans>
              Export the packet, send it yourself, then press “I have sent it”. What you sent is kept here as it was, so
              that the next round never contradicts it.
            </Trans>
          </EmptyState>
        ) : (
          <Column gap={4}>
            <NextRoundCard caseId={id} />
            <UnmatchedReplies caseId={id} />
            {submissions.toReversed().map((submission) => (
              <SubmissionCard key={submission.id} caseId={id} submission={submission} onCompare={compare} />
            ))}
          </Column>
        )}
      </Panel>
      {shown?.kind === 'reply' && <ReplyDialog caseId={id} onClose={closeReply} />}
      {shown?.kind === 'sent' && <SentDialog caseId={id} offer={shown.offer} onClose={() => setShown(null)} />}
      {shown?.kind === 'compare' && (
        <CompareDialog caseId={id} earlierId={shown.earlier.id} onClose={() => setShown(null)} />
      )}
    </>
  );
}

type HeadActionsProps = {
  readonly caseId: CaseId;
  readonly earlierButton: ReactNode;
  readonly onReply: () => void;
};

function HeadActions({ caseId, earlierButton, onReply }: HeadActionsProps) {
  const { case: it } = useAnswer('cases.get', { caseId });
  const isRoundNext = useIsNextRoundWanted(caseId) && it.status !== 'preparing';
  return (
    <>
      {earlierButton}
      <Button variant={isRoundNext ? 'secondary' : 'primary'} icon={MailPlus} onPress={onReply}>
        <Trans>Add Amazon’s answer</Trans>
      </Button>
    </>
  );
}
