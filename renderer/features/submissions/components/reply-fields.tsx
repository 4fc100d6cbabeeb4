import { useLingui } from '@lingui/react/macro';
import type { CaseId, SubmissionId } from '../../../../shared/domain/ids.ts';
import type { InteractionOutcome } from '../../../../shared/domain/interaction.ts';
import { findReplyStep } from '../../../../shared/domain/reply-step.ts';
import { DateTimeField } from '../../../components/date-field/date-time-field.tsx';
import { SelectField } from '../../../components/select-field/select-field.tsx';
import { TextAreaField, TextField } from '../../../components/text-field/text-field.tsx';
import { formatDay } from '../../../lib/format-date.ts';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useCatalogue } from '../../../lib/use-catalogue.ts';
import type { ReplyDraft } from '../reply-draft.ts';
import styles from './reply-dialog.module.css';

export type ReplyFieldsProps = {
  readonly caseId: CaseId;
  readonly draft: ReplyDraft;
  readonly patch: (changes: Partial<ReplyDraft>) => void;
};

const NONE = 'none';

/** What was read of a message, for the user to confirm. */
export function ReplyFields({ caseId, draft, patch }: ReplyFieldsProps) {
  const { t } = useLingui();
  const { replySteps } = useCatalogue();
  const step = findReplyStep(replySteps, draft.outcome);
  return (
    <>
      <div className={styles.pair}>
        <SelectField
          label={t`What it says`}
          {...(draft.outcomeWords !== '' && { description: t`Read from: “${draft.outcomeWords}”` })}
          value={draft.outcome ?? NONE}
          onChange={(id) => patch({ outcome: id === NONE ? null : (id as InteractionOutcome), outcomeWords: '' })}
          options={[
            { id: NONE, label: t`Something else` },
            ...replySteps.map(({ outcome, label }) => ({ id: outcome, label })),
          ]}
        />
        <AnsweredField caseId={caseId} draft={draft} patch={patch} />
      </div>
      {step && <p className={styles.next}>{step.meaning}</p>}
      <TextAreaField
        label={t`What it asks for, one thing a line`}
        description={t`These become the checklist of the next round.`}
        rows={3}
        lang="en"
        value={draft.requests}
        onChange={(requests) => patch({ requests })}
      />
      <PlaceFields draft={draft} patch={patch} />
    </>
  );
}

function AnsweredField({ caseId, draft, patch }: ReplyFieldsProps) {
  const { t, i18n } = useLingui();
  const submissions = useAnswer('submissions.list', { caseId });
  return (
    <SelectField
      label={t`It answers`}
      value={draft.submissionId ?? NONE}
      onChange={(id) => patch({ submissionId: id === NONE ? null : (id as SubmissionId) })}
      options={[
        { id: NONE, label: t`Nothing that is recorded here` },
        ...submissions.map(({ id, round, sentAt }) => ({
          id,
          label: t`Round ${round}, ${formatDay(sentAt.slice(0, 10), i18n.locale)}`,
        })),
      ]}
    />
  );
}

function PlaceFields({ draft, patch }: Omit<ReplyFieldsProps, 'caseId'>) {
  const { t, i18n } = useLingui();
  const { channels } = useCatalogue();
  const [deadline] = draft.deadlines;
  return (
    <>
      <div className={styles.pair}>
        <DateTimeField label={t`When it came`} value={draft.at} onChange={(at) => patch({ at })} />
        <SelectField
          label={t`How it came`}
          value={draft.channel}
          onChange={(channel) => patch({ channel })}
          options={channels
            .filter(({ directions }) => directions.includes('in'))
            .map(({ id, label }) => ({ id, label }))}
        />
      </div>
      <div className={styles.pair}>
        <TextField
          label={t`Case ID (optional)`}
          value={draft.amazonCaseId}
          onChange={(amazonCaseId) => patch({ amazonCaseId })}
          maxLength={100}
        />
        <TextField
          label={t`Subject (optional)`}
          value={draft.subject}
          onChange={(subject) => patch({ subject })}
          maxLength={500}
        />
      </div>
      {deadline && (
        <p className={styles.next}>
          {deadline.on === null
            ? t`It sets a time limit: “${deadline.text}”.`
            : t`It sets a time limit: “${deadline.text}”, that is ${formatDay(deadline.on, i18n.locale)}. It becomes the deadline of the appeal.`}
        </p>
      )}
    </>
  );
}
