import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { getLocalTimeZone } from '@internationalized/date';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { getCalendar } from '../../../shared/domain/clocks/business-calendar.ts';
import { suggestFollowUpOn } from '../../../shared/domain/clocks/follow-up.ts';
import { dayInZone } from '../../../shared/domain/clocks/time-zone.ts';
import type { LocalDate } from '../../../shared/domain/dates.ts';
import type { CaseId } from '../../../shared/domain/ids.ts';
import { sendingSchema, type KitOffer, type Sending } from '../../../shared/domain/submission.ts';
import { tryChange } from '../../lib/change.ts';
import { formatBytes } from '../../lib/format-date.ts';
import { offerUndo } from '../../lib/undo-offer.ts';
import { useAnswer } from '../../lib/use-answer.ts';
import { useCatalogue } from '../../lib/use-catalogue.ts';
import { useClockRules } from '../../lib/use-clock-rules.ts';
import { Button } from '../button/button.tsx';
import { Callout } from '../callout/callout.tsx';
import { DateField } from '../date-field/date-field.tsx';
import { DateTimeField } from '../date-field/date-time-field.tsx';
import { formatOffsetDateTime } from '../date-field/offset-date-time.ts';
import { Dialog } from '../dialog/dialog.tsx';
import { DialogFooter } from '../dialog/dialog-footer.tsx';
import { SelectField } from '../select-field/select-field.tsx';
import { TextField } from '../text-field/text-field.tsx';
import styles from './sent-dialog.module.css';

export type SentDialogProps = {
  readonly caseId: CaseId;
  readonly offer: KitOffer;
  readonly onClose: () => void;
};

const FORM_ID = 'sent-form';

/** “I have sent it”: how and when. What was sent is then kept as it is; one step of undo takes all of it back. */
export function SentDialog({ caseId, offer, onClose }: SentDialogProps) {
  const { t } = useLingui();
  const { sending, followUpOn, patch, setFollowUpOn } = useSending(caseId, offer);
  const [isSaving, setIsSaving] = useState(false);
  const isValid = sendingSchema.safeParse(sending).success;
  const save = async (): Promise<void> => {
    if (!isValid || isSaving) return;
    setIsSaving(true);
    const saved = await tryChange('submissions.record', { caseId, kitId: offer.kitId, sending, followUpOn });
    setIsSaving(false);
    if (!saved) return;
    onClose();
    await offerUndo(caseId, t`Round ${saved.round} is recorded as sent`, t`Undo`);
  };
  return (
    <Dialog
      isOpen
      title={t`I have sent it`}
      onClose={onClose}
      footer={
        <DialogFooter onCancel={onClose}>
          <Button variant="primary" type="submit" form={FORM_ID} isDisabled={!isValid} isPending={isSaving}>
            {t`Record round ${offer.round} as sent`}
          </Button>
        </DialogFooter>
      }
    >
      <Form
        id={FORM_ID}
        className={styles.form ?? ''}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <OfferNote caseId={caseId} offer={offer} />
        <SendingFields sending={sending} patch={patch} />
        <DateField
          label={t`Look again on`}
          description={t`After the usual time for an answer, in business days.`}
          value={followUpOn}
          onChange={setFollowUpOn}
        />
      </Form>
    </Dialog>
  );
}

/** What the user says, with the follow-up that goes with the day until they choose one. */
function useSending(caseId: CaseId, offer: KitOffer) {
  const { case: it, account } = useAnswer('cases.get', { caseId });
  const { channels } = useCatalogue();
  const rules = useClockRules();
  const zone = getLocalTimeZone();
  const [sending, setSending] = useState<Sending>(() => ({
    sentAt: formatOffsetDateTime(new Date(), zone),
    zone,
    channel: offer.channel?.id ?? it.channel ?? channels.find(({ directions }) => directions.includes('out'))?.id ?? '',
    person: '',
    subject: '',
    amazonCaseId: it.caseIds[0] ?? '',
  }));
  const [chosen, setChosen] = useState<{ readonly day: LocalDate | null } | null>(null);
  const { marketplace } = account;
  const sentOn = dayInZone(new Date(sending.sentAt), getCalendar(rules.calendars, marketplace).timeZone);
  const appeal = { sentOn, reasons: it.reasons, marketplace, deadlineOn: it.deadlineOn };
  return {
    sending,
    followUpOn: chosen ? chosen.day : suggestFollowUpOn(appeal, rules),
    patch: (changes: Partial<Sending>) => setSending((now) => ({ ...now, ...changes })),
    setFollowUpOn: (day: LocalDate | null) => setChosen({ day }),
  };
}

/** Which kit it is, and what to know before it is recorded. */
function OfferNote({ caseId, offer }: { readonly caseId: CaseId; readonly offer: KitOffer }) {
  const { t, i18n } = useLingui();
  const { case: it } = useAnswer('cases.get', { caseId });
  const packets = offer.files.filter(({ role }) => role === 'packet');
  const bytes = packets.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const others = offer.files.filter(({ role }) => role === 'original' || role === 'image').length;
  const parts = [
    ...(packets.length > 0 ? [t`the packet, ${formatBytes(bytes, i18n.locale)}`] : []),
    ...(others > 0 ? [t`${plural(others, { one: '# file', other: '# files' })}`] : []),
  ];
  return (
    <>
      <p className={styles.kit}>
        <strong>{offer.folderName}</strong>
        {parts.length > 0 && `: ${parts.join(', ')}`}.{' '}
        <Trans>
          The files, the letter and the plan are kept as they are now, so that you always know what Amazon has. The
          application sends nothing itself.
        </Trans>
      </p>
      {offer.caseTitle !== it.title && (
        <Callout tone="warning">{t`This kit was made for “${offer.caseTitle}”. Is it the right folder?`}</Callout>
      )}
      {offer.sentInRounds.length > 0 && (
        <Callout tone="info">
          {t`This very packet is already recorded in round ${offer.sentInRounds.join(', ')}. Record it again only if you sent it by one more way.`}
        </Callout>
      )}
      {!offer.hasContent && (
        <Callout tone="info">
          <Trans>This kit is from an older version. Its files and texts are kept, without a version of the plan.</Trans>
        </Callout>
      )}
    </>
  );
}

type FieldsProps = { readonly sending: Sending; readonly patch: (changes: Partial<Sending>) => void };

function SendingFields({ sending, patch }: FieldsProps) {
  const { t } = useLingui();
  const { today } = useAnswer('system.info', {});
  const { channels } = useCatalogue();
  const isFuture = sending.sentAt.slice(0, 10) > today;
  return (
    <>
      <div className={styles.pair}>
        <DateTimeField
          label={t`When`}
          description={isFuture ? t`This is in the future.` : t`Time zone: ${sending.zone}`}
          value={sending.sentAt}
          onChange={(sentAt) => patch({ sentAt })}
        />
        <SelectField
          label={t`How`}
          value={sending.channel}
          onChange={(channel) => patch({ channel })}
          options={channels
            .filter(({ directions }) => directions.includes('out'))
            .map(({ id, label }) => ({ id, label }))}
        />
      </div>
      <div className={styles.pair}>
        <TextField
          label={t`Case ID (optional)`}
          value={sending.amazonCaseId}
          onChange={(amazonCaseId) => patch({ amazonCaseId })}
          maxLength={100}
        />
        <TextField
          label={t`To whom (optional)`}
          value={sending.person}
          onChange={(person) => patch({ person })}
          maxLength={200}
        />
      </div>
      <TextField
        label={t`Subject (optional)`}
        description={t`For an e-mail: Amazon’s answer is found by its subject.`}
        value={sending.subject}
        onChange={(subject) => patch({ subject })}
        maxLength={500}
      />
    </>
  );
}
