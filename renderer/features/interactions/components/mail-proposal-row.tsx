import { useLingui } from '@lingui/react/macro';
import type { ChosenMail, MailProposal } from '../../../../shared/domain/contacts/mail-proposal.ts';
import { Badge } from '../../../components/badge/badge.tsx';
import { Checkbox } from '../../../components/checkbox/checkbox.tsx';
import { SelectField } from '../../../components/select-field/select-field.tsx';
import { formatBytes, formatDay, formatTime } from '../../../lib/format-date.ts';
import { formatOffset } from '../entry-zone.ts';
import styles from './mail-import-dialog.module.css';
import { MAIL_NOTE_WORDS } from './mail-note-words.ts';

export type MailProposalRowProps = {
  readonly mail: MailProposal;
  /** Null: it doesn't join the log. */
  readonly choice: ChosenMail | null;
  readonly onChange: (choice: ChosenMail | null) => void;
};

/** One e-mail: whether it joins the log, who wrote it, which attachments become evidence, what to know about it. */
export function MailProposalRow({ mail, choice, onChange }: MailProposalRowProps) {
  const { t, i18n } = useLingui();
  const { contact, status, notes, attachments, index } = mail;
  const title = contact.subject === '' ? mail.file : contact.subject;
  const offered = attachments.filter(({ isOffered }) => isOffered);
  const standard: ChosenMail = { index, direction: contact.direction, attachments: offered.map((one) => one.index) };
  return (
    <li className={styles.mail} data-off={choice === null || undefined}>
      <div className={styles.head}>
        <Checkbox isSelected={choice !== null} onChange={(isOn) => onChange(isOn ? standard : null)}>
          {title}
        </Checkbox>
        {status === 'known' && <Badge tone="neutral">{t`Already in the log`}</Badge>}
        {status === 'twice' && <Badge tone="neutral">{t`Twice in this import`}</Badge>}
        <span className={styles.when}>
          {formatDay(contact.at.slice(0, 10), i18n.locale)}, {formatTime(contact.at, i18n.locale)}{' '}
          {formatOffset(contact.at)}
        </span>
      </div>
      <div className={styles.facts}>
        <SelectField
          label={t`Direction of ${title}`}
          isLabelHidden
          value={choice?.direction ?? contact.direction}
          isDisabled={choice === null}
          onChange={(direction) => onChange({ ...(choice ?? standard), direction: direction as 'in' | 'out' })}
          options={[
            { id: 'in', label: t`From Amazon` },
            { id: 'out', label: t`To Amazon` },
          ]}
        />
        <span className={styles.person}>{contact.person}</span>
      </div>
      {contact.excerpt !== '' && <p className={styles.excerpt}>{contact.excerpt}</p>}
      {offered.map((attachment) => (
        <Checkbox
          key={attachment.index}
          isDisabled={choice === null}
          isSelected={choice?.attachments.includes(attachment.index) ?? false}
          onChange={(isOn) => {
            const others = (choice?.attachments ?? []).filter((one) => one !== attachment.index);
            onChange({ ...(choice ?? standard), attachments: isOn ? [...others, attachment.index] : others });
          }}
        >
          {t`Add ${attachment.fileName} (${formatBytes(attachment.sizeBytes, i18n.locale)}) as evidence`}
        </Checkbox>
      ))}
      {notes.map((note) => (
        <p key={note} className={styles.note} data-mild={note === 'quote-cut' || undefined}>
          {i18n._(MAIL_NOTE_WORDS[note])}
        </p>
      ))}
    </li>
  );
}
