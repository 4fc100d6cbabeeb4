import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Clock, ExternalLink, Files, GitCompareArrows, PenLine } from 'lucide-react';
import { labelOf } from '../../../../shared/domain/catalogue.ts';
import type { CaseId } from '../../../../shared/domain/ids.ts';
import { findReplyStep } from '../../../../shared/domain/reply-step.ts';
import { listSentExhibits, listSentFiles, type Submission } from '../../../../shared/domain/submission.ts';
import { Badge } from '../../../components/badge/badge.tsx';
import { Button } from '../../../components/button/button.tsx';
import { Card } from '../../../components/card/card.tsx';
import { MenuButton } from '../../../components/menu/menu-button.tsx';
import { tryChange } from '../../../lib/change.ts';
import { formatBytes, formatDay, formatTime } from '../../../lib/format-date.ts';
import { offerUndo } from '../../../lib/undo-offer.ts';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useCatalogue } from '../../../lib/use-catalogue.ts';
import { OUTCOME_TONES } from '../../../components/badge/outcome-tones.ts';
import { ReplyNote } from './reply-note.tsx';
import styles from './submission-card.module.css';

export type SubmissionCardProps = {
  readonly caseId: CaseId;
  readonly submission: Submission;
  readonly onCompare: ((submission: Submission) => void) | undefined;
};

/** One sending: when, how, which files, what came of it. */
export function SubmissionCard({ caseId, submission, onCompare }: SubmissionCardProps) {
  const { t, i18n } = useLingui();
  const { channels } = useCatalogue();
  const replies = useAnswer('submissions.listReplies', { caseId }).filter(
    ({ submissionId }) => submissionId === submission.id,
  );
  const { round, sentAt, zone, channel, person, amazonCaseId, subject } = submission;
  const where = [labelOf(channels, channel), person, amazonCaseId && t`case ${amazonCaseId}`, subject].filter(Boolean);
  return (
    <Card>
      <article className={styles.card} aria-label={t`Round ${round}, ${labelOf(channels, channel)}`}>
        <header className={styles.head}>
          <h2 className={styles.title}>{t`Round ${round}`}</h2>
          <StateBadge caseId={caseId} submission={submission} />
        </header>
        <p className={styles.when}>
          {formatDay(sentAt.slice(0, 10), i18n.locale)}, {formatTime(sentAt, i18n.locale)}
          {zone !== '' && <span className={styles.zone}> ({zone})</span>}
          <span className={styles.where}>{where.join(' · ')}</span>
        </p>
        <SentFiles submission={submission} />
        <CardActions caseId={caseId} submission={submission} onCompare={onCompare} />
        {replies.map((reply) => (
          <ReplyNote key={reply.interactionId} caseId={caseId} reply={reply} />
        ))}
      </article>
    </Card>
  );
}

function StateBadge({ caseId, submission }: Pick<SubmissionCardProps, 'caseId' | 'submission'>) {
  const { replySteps } = useCatalogue();
  const outcome = useAnswer('submissions.listReplies', { caseId }).find(
    (reply) => reply.submissionId === submission.id && reply.outcome !== null,
  )?.outcome;
  const step = findReplyStep(replySteps, outcome ?? null);
  if (!outcome || !step) {
    return (
      <Badge tone="accent" icon={Clock}>
        <Trans>Waiting for an answer</Trans>
      </Badge>
    );
  }
  return <Badge tone={OUTCOME_TONES[outcome]}>{step.label}</Badge>;
}

function SentFiles({ submission: { manifest } }: { readonly submission: Submission }) {
  const { t, i18n } = useLingui();
  const files = listSentFiles(manifest);
  const packets = files.filter(({ role }) => role === 'packet');
  const bytes = packets.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const images = files.filter(({ role }) => role === 'image').length;
  const exhibits = listSentExhibits(manifest);
  const pages = (manifest.report.volumes ?? [manifest.report.packet]).reduce((sum, volume) => sum + volume.pages, 0);
  const parts = [
    ...(packets.length > 0
      ? [t`${plural(pages, { one: '# page', other: '# pages' })}, ${formatBytes(bytes, i18n.locale)}`]
      : []),
    t`${plural(exhibits.length, { one: '# exhibit', other: '# exhibits' })}`,
    ...(images > 0 ? [t`${plural(images, { one: '# picture of a page', other: '# pictures of pages' })}`] : []),
  ];
  return <p className={styles.files}>{parts.join(' · ')}</p>;
}

function CardActions({ caseId, submission, onCompare }: SubmissionCardProps) {
  const { t } = useLingui();
  const { manifest, keptFiles, revisionId, id: submissionId } = submission;
  const files = listSentFiles(manifest).filter(({ role }) => role !== 'text');
  const open = (file: string): void => void tryChange('submissions.openFile', { caseId, submissionId, file });
  const packet = files.find(({ role, file }) => role === 'packet' && keptFiles.includes(file));
  const others = files.filter(({ file }) => file !== packet?.file && keptFiles.includes(file));
  const makeVersion = async (): Promise<void> => {
    if (revisionId === null) return;
    const plan = await tryChange('plans.restoreRevision', { caseId, revisionId });
    if (plan) await offerUndo(caseId, t`The plan of round ${submission.round} is your plan again`, t`Undo`);
  };
  return (
    <div className={styles.actions}>
      {packet ? (
        <Button size="sm" icon={ExternalLink} onPress={() => open(packet.file)}>
          <Trans>Open the packet</Trans>
        </Button>
      ) : (
        files.some(({ role }) => role === 'packet') && (
          <span className={styles.missing}>
            <Trans>The packet itself is not on this computer; its texts and checksums are.</Trans>
          </span>
        )
      )}
      {onCompare && (
        <Button size="sm" icon={GitCompareArrows} onPress={() => onCompare(submission)}>
          <Trans>Compare…</Trans>
        </Button>
      )}
      {others.length > 0 && (
        <MenuButton
          label={t`Files`}
          icon={Files}
          size="sm"
          entries={others.map(({ file }) => ({ id: file, label: file, onAction: () => open(file) }))}
        />
      )}
      {revisionId !== null && (
        <Button size="sm" variant="quiet" icon={PenLine} onPress={() => void makeVersion()}>
          <Trans>Make a new version from it</Trans>
        </Button>
      )}
    </div>
  );
}
