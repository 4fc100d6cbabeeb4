import { Plural, useLingui } from '@lingui/react/macro';
import { plural } from '@lingui/core/macro';
import { getLocalTimeZone } from '@internationalized/date';
import { useMemo, useState } from 'react';
import { splitPastedNotes } from '../../../../shared/domain/contacts/split-pasted-notes.ts';
import type { CaseId } from '../../../../shared/domain/ids.ts';
import { MAX_BODY_LENGTH, type InteractionDetails } from '../../../../shared/domain/interaction.ts';
import { Button } from '../../../components/button/button.tsx';
import { RadioField } from '../../../components/checkbox/radio-field.tsx';
import { DateTimeField } from '../../../components/date-field/date-time-field.tsx';
import { formatOffsetDateTime } from '../../../components/date-field/offset-date-time.ts';
import { Dialog } from '../../../components/dialog/dialog.tsx';
import { DialogFooter } from '../../../components/dialog/dialog-footer.tsx';
import { SelectField } from '../../../components/select-field/select-field.tsx';
import { TextAreaField } from '../../../components/text-field/text-field.tsx';
import { tryChange } from '../../../lib/change.ts';
import { formatTime } from '../../../lib/format-date.ts';
import { offerUndo } from '../../../lib/undo-offer.ts';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useCatalogue } from '../../../lib/use-catalogue.ts';
import { makeOneContact, makeSplitContacts } from '../pasted-contacts.ts';
import dialog from './interaction-dialog.module.css';
import styles from './paste-notes-dialog.module.css';

export type PasteNotesDialogProps = { readonly caseId: CaseId; readonly onClose: () => void };

const CALL_CHANNEL = 'ahs_call';

/** A pasted chat or notes of a call: split into who, when and what where it reads so, to be confirmed. */
export function PasteNotesDialog({ caseId, onClose }: PasteNotesDialogProps) {
  const { t } = useLingui();
  const { channels } = useCatalogue();
  const { account } = useAnswer('cases.get', { caseId });
  const zone = getLocalTimeZone();
  const [text, setText] = useState('');
  const [at, setAt] = useState(() => formatOffsetDateTime(new Date(), zone));
  const [channel, setChannel] = useState(channels.some(({ id }) => id === CALL_CHANNEL) ? CALL_CHANNEL : 'other');
  const [isSplit, setIsSplit] = useState(true);
  const [isBusy, setIsBusy] = useState(false);
  const notes = useMemo(
    () => splitPastedNotes(text, [account.storeName, account.legalName]),
    [text, account.storeName, account.legalName],
  );
  const context = { at, zone, channel };
  const entries = notes && isSplit ? makeSplitContacts(notes, context) : [makeOneContact(text, context)];
  const isEmpty = text.trim() === '' || text.length > MAX_BODY_LENGTH;
  const add = async (): Promise<void> => {
    setIsBusy(true);
    const done = await tryChange('interactions.addAll', { caseId, interactions: entries });
    setIsBusy(false);
    if (!done) return;
    onClose();
    const count = done.length;
    await offerUndo(caseId, t`${plural(count, { one: '# entry', other: '# entries' })} added to the log`, t`Undo`);
  };
  return (
    <Dialog
      isOpen
      size="lg"
      title={t`Paste a chat or notes of a call`}
      onClose={onClose}
      holdsWords={text.trim() !== ''}
      footer={
        <DialogFooter onCancel={onClose}>
          <Button variant="primary" isDisabled={isEmpty || isBusy} isPending={isBusy} onPress={() => void add()}>
            <Plural value={isEmpty ? 0 : entries.length} one="Add # entry" other="Add # entries" />
          </Button>
        </DialogFooter>
      }
    >
      <div className={dialog.form}>
        <TextAreaField
          label={t`The chat or your notes`}
          description={t`Lines like “[10:32] Agent: …” and “Me: …” become entries of their own.`}
          rows={6}
          value={text}
          onChange={setText}
          errorMessage={text.length > MAX_BODY_LENGTH ? t`This is too long.` : null}
        />
        <div className={dialog.pair}>
          <DateTimeField label={t`When it began`} value={at} onChange={setAt} />
          <SelectField
            label={t`Channel`}
            value={channel}
            onChange={setChannel}
            options={channels.map(({ id, label }) => ({ id, label }))}
          />
        </div>
        {notes && (
          <RadioField
            label={t`How to add it`}
            value={isSplit ? 'split' : 'one'}
            onChange={(id) => setIsSplit(id === 'split')}
            options={[
              {
                id: 'split',
                label: <Plural value={notes.messages.length} one="# entry" other="# entries, one for each message" />,
              },
              { id: 'one', label: t`One entry with the whole text` },
            ]}
          />
        )}
        {!isEmpty && <EntryPreview entries={entries} />}
      </div>
    </Dialog>
  );
}

/** More would only be scrolled past. */
const SHOWN = 50;

function EntryPreview({ entries }: { readonly entries: readonly InteractionDetails[] }) {
  const { t, i18n } = useLingui();
  return (
    <ol className={styles.preview} aria-label={t`What is added`}>
      {entries.slice(0, SHOWN).map((entry, index) => (
        <li key={index} className={styles.entry}>
          <span className={styles.time}>{formatTime(entry.at, i18n.locale)}</span>
          <span className={styles.who}>{entry.direction === 'in' ? entry.person || t`Amazon` : t`You`}</span>
          <span className={styles.text}>{entry.summary}</span>
        </li>
      ))}
      {entries.length > SHOWN && (
        <li className={styles.rest}>
          <Plural value={entries.length - SHOWN} one="and # more" other="and # more" />
        </li>
      )}
    </ol>
  );
}
