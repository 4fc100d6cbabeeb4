import { Trans, useLingui } from '@lingui/react/macro';
import type { CaseId, SubmissionId } from '../../../../shared/domain/ids.ts';
import { Card } from '../../../components/card/card.tsx';
import { SelectField } from '../../../components/select-field/select-field.tsx';
import { tryChange } from '../../../lib/change.ts';
import { formatDay } from '../../../lib/format-date.ts';
import { useAnswer } from '../../../lib/use-answer.ts';
import { ReplyNote } from './reply-note.tsx';

const NONE = 'none';

/** Answers that belong to nothing that is recorded: kept, and said; the user can tell what they answer. */
export function UnmatchedReplies({ caseId }: { readonly caseId: CaseId }) {
  const { t, i18n } = useLingui();
  const submissions = useAnswer('submissions.list', { caseId });
  const replies = useAnswer('submissions.listReplies', { caseId }).filter(({ submissionId }) => submissionId === null);
  const options = [
    { id: NONE, label: t`Nothing that is recorded here` },
    ...submissions.map(({ id, round, sentAt }) => ({
      id,
      label: t`Round ${round}, ${formatDay(sentAt.slice(0, 10), i18n.locale)}`,
    })),
  ];
  return replies.map((reply) => (
    <Card key={reply.interactionId}>
      <p>
        <Trans>This answer belongs to no round that is recorded. It is kept in the log.</Trans>
      </p>
      {submissions.length > 0 && (
        <SelectField
          label={t`It answers`}
          value={NONE}
          onChange={(id) =>
            void tryChange('submissions.linkReply', {
              ...{ caseId, interactionId: reply.interactionId },
              submissionId: id === NONE ? null : (id as SubmissionId),
            })
          }
          options={options}
        />
      )}
      <ReplyNote caseId={caseId} reply={reply} />
    </Card>
  ));
}
