import { Trans, useLingui } from '@lingui/react/macro';
import { Check, Copy, Mail, MessageSquarePlus, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { composeDraft, channelOfDraft } from '../../../../shared/domain/contacts/compose-draft.ts';
import type { Draft, DraftKind } from '../../../../shared/domain/draft.ts';
import type { CaseId, JobId } from '../../../../shared/domain/ids.ts';
import type { InteractionDetails } from '../../../../shared/domain/interaction.ts';
import { AutosaveTextField } from '../../../components/autosave/autosave-text-field.tsx';
import { Button } from '../../../components/button/button.tsx';
import { Checkbox } from '../../../components/checkbox/checkbox.tsx';
import { Dialog } from '../../../components/dialog/dialog.tsx';
import { SaveStatus } from '../../../components/save-status/save-status.tsx';
import { changeOver } from '../../../lib/change-over.ts';
import { change, tryChange } from '../../../lib/change.ts';
import { copyText } from '../../../lib/copy-text.ts';
import { useJobs } from '../../../lib/job-store.ts';
import { showToast } from '../../../lib/toast-queue.ts';
import { useAnswer } from '../../../lib/use-answer.ts';
import styles from './composer-dialog.module.css';
import { DraftFindings } from './draft-findings.tsx';
import { DRAFT_LABELS, DRAFT_NOTES } from './draft-words.ts';

export type ComposerDialogProps = {
  readonly caseId: CaseId;
  readonly kind: DraftKind;
  readonly onClose: () => void;
  /** Logs what was written; the dialog closes. */
  readonly onLog: (start: Partial<InteractionDetails>) => void;
};

/** A text to send or to say, made from the case, kept while it is edited, copied or saved as an e-mail; never sent. */
export function ComposerDialog({ caseId, kind, onClose, onLog }: ComposerDialogProps) {
  const { t, i18n } = useLingui();
  const { draft, isOwn } = useDraft(caseId, kind);
  const packetJobId = useLatestPacket(caseId);
  const [hasPacket, setHasPacket] = useState(false);
  const [isDone, setIsDone] = useState(false);
  const save = (patch: Partial<Draft>): Promise<unknown> =>
    changeOver(
      { name: 'drafts.list', input: { caseId } },
      {
        name: 'drafts.save',
        input: (drafts) => ({ caseId, draft: { ...(drafts.find((one) => one.kind === kind) ?? draft), ...patch } }),
      },
    );
  const isMail = kind !== 'callSheet';
  const copy = async (): Promise<void> => {
    const head = isMail && draft.subject !== '' ? `${draft.subject}\n\n` : '';
    setIsDone(await copyText(`${head}${draft.body}`));
  };
  const saveMail = async (): Promise<void> => {
    if (!isOwn) await change('drafts.save', { caseId, draft });
    const input = { caseId, kind, packetJobId: hasPacket ? packetJobId : null };
    const saved = await tryChange('drafts.saveMail', input);
    if (!saved) return;
    setIsDone(true);
    showToast({ text: t`Saved: ${saved.path}`, tone: 'success' });
  };
  return (
    <Dialog
      isOpen
      size="lg"
      title={i18n._(DRAFT_LABELS[kind])}
      onClose={onClose}
      footer={
        <>
          {isOwn && (
            <span className={styles.again}>
              <Button
                variant="quiet"
                icon={RotateCcw}
                onPress={() => void tryChange('drafts.remove', { caseId, kind })}
              >
                <Trans>Start again from the appeal</Trans>
              </Button>
            </span>
          )}
          {isMail && (
            <Button icon={Mail} onPress={() => void saveMail()}>
              <Trans>Save as e-mail…</Trans>
            </Button>
          )}
          <Button variant={isDone ? 'secondary' : 'primary'} icon={isDone ? Check : Copy} onPress={() => void copy()}>
            {isDone ? <Trans>Copied</Trans> : <Trans>Copy the text</Trans>}
          </Button>
          <LogButton draft={draft} isDone={isDone} onLog={onLog} />
        </>
      }
    >
      <div className={styles.body}>
        <p className={styles.note}>
          {i18n._(DRAFT_NOTES[kind])} <Trans>Reinstate never sends anything.</Trans> <SaveStatus />
        </p>
        {isMail && <AddressFields draft={draft} save={save} />}
        <AutosaveTextField label={t`Text`} rows={14} lang="en" value={draft.body} save={(body) => save({ body })} />
        {isMail && (
          <Checkbox
            isSelected={hasPacket && packetJobId !== null}
            onChange={setHasPacket}
            isDisabled={packetJobId === null}
            note={packetJobId === null ? t`Export the packet first; then it can be attached here.` : undefined}
          >
            <Trans>Attach the packet that was exported last</Trans>
          </Checkbox>
        )}
        {isMail && <DraftFindings caseId={caseId} body={draft.body} />}
      </div>
    </Dialog>
  );
}

type AddressFieldsProps = {
  readonly draft: Draft;
  readonly save: (patch: Partial<Draft>) => Promise<unknown>;
};

function AddressFields({ draft, save }: AddressFieldsProps) {
  const { t } = useLingui();
  return (
    <>
      <AutosaveTextField label={t`To`} value={draft.recipient} save={(recipient) => save({ recipient })} />
      <AutosaveTextField label={t`Subject`} value={draft.subject} save={(subject) => save({ subject })} />
    </>
  );
}

type LogButtonProps = {
  readonly draft: Draft;
  readonly isDone: boolean;
  readonly onLog: (start: Partial<InteractionDetails>) => void;
};

/** What was copied or saved joins the log in one click. */
function LogButton({ draft, isDone, onLog }: LogButtonProps) {
  const catalogue = useAnswer('catalogue.get', {});
  const { kind, recipient, subject, body } = draft;
  const start: Partial<InteractionDetails> = {
    direction: 'out',
    channel: channelOfDraft(kind, catalogue),
    person: recipient,
    subject,
    body,
  };
  return (
    <Button variant={isDone ? 'primary' : 'secondary'} icon={MessageSquarePlus} onPress={() => onLog(start)}>
      <Trans>Log this contact</Trans>
    </Button>
  );
}

/** The text as it is kept; until the user changes something, as the case makes it. */
function useDraft(caseId: CaseId, kind: DraftKind) {
  const { account, case: it, noticeText } = useAnswer('cases.get', { caseId });
  const interactions = useAnswer('interactions.list', { caseId });
  const catalogue = useAnswer('catalogue.get', {});
  const kept = useAnswer('drafts.list', { caseId }).find((one) => one.kind === kind);
  const fresh = composeDraft(kind, { account, case: it, noticeText, interactions }, catalogue);
  return { draft: kept ?? fresh, isOwn: kept !== undefined };
}

/** The job of the latest packet of this case that was exported since the application started. */
function useLatestPacket(caseId: CaseId): JobId | null {
  const jobs = Object.values(useJobs()).filter(
    (job) => job.caseId === caseId && job.kind === 'packet-export' && job.status === 'succeeded',
  );
  return jobs.at(-1)?.id ?? null;
}
