import { Trans, useLingui } from '@lingui/react/macro';
import { getLocalTimeZone } from '@internationalized/date';
import { FileText } from 'lucide-react';
import { useEffect, useEffectEvent, useState } from 'react';
import { Form } from 'react-aria-components';
import type { Channel } from '../../../../shared/domain/channel.ts';
import type { CaseId } from '../../../../shared/domain/ids.ts';
import { MAX_BODY_LENGTH } from '../../../../shared/domain/interaction.ts';
import { findReplyStep } from '../../../../shared/domain/reply-step.ts';
import { Button } from '../../../components/button/button.tsx';
import { formatOffsetDateTime } from '../../../components/date-field/offset-date-time.ts';
import { Dialog } from '../../../components/dialog/dialog.tsx';
import { DialogFooter } from '../../../components/dialog/dialog-footer.tsx';
import { TextAreaField } from '../../../components/text-field/text-field.tsx';
import { showFailure, tryChange } from '../../../lib/change.ts';
import { call, tryCall } from '../../../lib/client.ts';
import { REPLY_PLACE, takeDroppedReplies } from '../../../lib/reply-drop.ts';
import { offerUndo } from '../../../lib/undo-offer.ts';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useCatalogue } from '../../../lib/use-catalogue.ts';
import { fillReplyDraft, makeReply, type ReplyDraft } from '../reply-draft.ts';
import styles from './reply-dialog.module.css';
import { ReplyFields } from './reply-fields.tsx';

export type ReplyDialogProps = { readonly caseId: CaseId; readonly onClose: () => void };

const FORM_ID = 'reply-form';

/** Amazon's answer: pasted, dropped or opened; read; checked by the user; kept with what it answers. */
export function ReplyDialog({ caseId, onClose }: ReplyDialogProps) {
  const { t } = useLingui();
  const { replySteps } = useCatalogue();
  const { draft, patch, read, readFile } = useReplyDraft(caseId);
  const isValid = draft.text.trim() !== '' && draft.text.length <= MAX_BODY_LENGTH;
  const save = async (): Promise<void> => {
    if (!isValid) return;
    const added = await tryChange('submissions.addReply', { caseId, reply: makeReply(draft, { replySteps }) });
    if (!added) return;
    onClose();
    const words = findReplyStep(replySteps, added.outcome)?.label;
    await offerUndo(caseId, words === undefined ? t`The answer is kept` : t`The answer is kept: ${words}`, t`Undo`);
  };
  return (
    <Dialog
      isOpen
      title={t`Amazon’s answer`}
      onClose={onClose}
      holdsWords={draft.text.trim() !== ''}
      size="lg"
      footer={
        <DialogFooter onCancel={onClose}>
          <Button variant="primary" type="submit" form={FORM_ID} isDisabled={!isValid}>
            <Trans>Keep this answer</Trans>
          </Button>
        </DialogFooter>
      }
    >
      <Form
        id={FORM_ID}
        className={styles.form ?? ''}
        data-drop-type={REPLY_PLACE}
        data-drop-name={t`Amazon’s answer`}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextAreaField
          label={t`The message`}
          description={t`Paste all of it, or drop the e-mail or the file here.`}
          rows={7}
          lang="en"
          value={draft.text}
          onChange={read}
          errorMessage={draft.text.length > MAX_BODY_LENGTH ? t`This is too long.` : null}
        />
        <div>
          <Button size="sm" icon={FileText} onPress={() => void readFile()}>
            <Trans>Open a file…</Trans>
          </Button>
        </div>
        {draft.text.trim() !== '' && <ReplyFields caseId={caseId} draft={draft} patch={patch} />}
      </Form>
    </Dialog>
  );
}

/** Answers come by e-mail as a rule. */
function findReplyChannel(channels: readonly Channel[]): string {
  const incoming = channels.filter(({ directions }) => directions.includes('in'));
  return (incoming.find(({ id }) => id === 'reply_email') ?? incoming[0])?.id ?? '';
}

function useReplyDraft(caseId: CaseId) {
  const catalogue = useCatalogue();
  const submissions = useAnswer('submissions.list', { caseId });
  const zone = getLocalTimeZone();
  const [draft, setDraft] = useState<ReplyDraft>(() => ({
    ...{ text: '', subject: '', at: formatOffsetDateTime(new Date(), zone), zone, amazonCaseId: '' },
    channel: findReplyChannel(catalogue.channels),
    ...{ outcome: null, outcomeWords: '', requests: '', deadlines: [], submissionId: null },
  }));
  const take = async (changes: Partial<ReplyDraft>): Promise<void> => {
    const next = { ...draft, ...changes };
    setDraft(next);
    if (next.text.trim() === '' || next.text.length > MAX_BODY_LENGTH) return;
    const read = await tryCall('notices.read', { text: next.text, receivedOn: next.at.slice(0, 10) });
    // While it was read, somebody may have typed on.
    if (read.ok) {
      setDraft((now) => (now.text === next.text ? fillReplyDraft(now, read.value, catalogue, submissions) : now));
    }
  };
  const readFile = async (file?: File): Promise<void> => {
    try {
      const found = await call('notices.readFile', {}, file ? [file] : []);
      if (!found) return;
      const { text, subject, receivedAt } = found;
      await take({ text, subject, ...(receivedAt !== null && { at: receivedAt, zone: '' }) });
    } catch (thrown) {
      showFailure(thrown);
    }
  };
  const onDrop = useEffectEvent((file: File) => void readFile(file));
  useEffect(() => takeDroppedReplies((file) => onDrop(file)), []);
  return {
    draft,
    readFile,
    patch: (changes: Partial<ReplyDraft>) => setDraft((now) => ({ ...now, ...changes })),
    read: (text: string) => void take({ text }),
  };
}
