import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Paperclip } from 'lucide-react';
import { useState } from 'react';
import type { Evidence } from '../../../../shared/domain/evidence.ts';
import type { OfferedAttachment } from '../../../../shared/domain/printed.ts';
import { Button } from '../../../components/button/button.tsx';
import { TextLink } from '../../../components/link/text-link.tsx';
import { tryChange } from '../../../lib/change.ts';
import { formatBytes } from '../../../lib/format-date.ts';
import { caseRoute } from '../../../lib/route.ts';
import { useAnswerWhen } from '../../../lib/use-answer.ts';
import styles from './printed-view.module.css';

/** What is attached to an e-mail, to be added as evidence of its own; nothing when there is nothing. */
export function MailAttachments({ evidence }: { readonly evidence: Evidence }) {
  const { t } = useLingui();
  const { caseId, id } = evidence;
  const attachments = useAnswerWhen(true, 'evidence.listAttachments', { caseId, evidenceId: id }) ?? [];
  const [isBusy, setIsBusy] = useState(false);
  const missing = attachments.filter(({ evidenceId }) => evidenceId === null);
  const add = async (indexes: number[]): Promise<void> => {
    setIsBusy(true);
    await tryChange('evidence.addAttachments', { caseId, evidenceId: id, indexes });
    setIsBusy(false);
  };
  if (attachments.length === 0) return null;
  return (
    <section className={styles.attachments} aria-label={t`Attachments`}>
      <div className={styles.offer}>
        <span className={styles.offerText}>
          <Paperclip aria-hidden />
          <Plural
            value={attachments.length}
            one="This e-mail has # attachment."
            other="This e-mail has # attachments."
          />
        </span>
        {missing.length > 1 && (
          <Button size="sm" isDisabled={isBusy} onPress={() => void add(missing.map(({ index }) => index))}>
            <Plural value={missing.length} one="Add # as evidence" other="Add all # as evidence" />
          </Button>
        )}
      </div>
      <ul className={styles.files}>
        {attachments.map((attachment) => (
          <AttachmentRow
            key={attachment.index}
            attachment={attachment}
            caseId={caseId}
            isBusy={isBusy}
            onAdd={() => void add([attachment.index])}
          />
        ))}
      </ul>
    </section>
  );
}

type AttachmentRowProps = {
  readonly attachment: OfferedAttachment;
  readonly caseId: string;
  readonly isBusy: boolean;
  readonly onAdd: () => void;
};

function AttachmentRow({ attachment, caseId, isBusy, onAdd }: AttachmentRowProps) {
  const { t, i18n } = useLingui();
  const { fileName, sizeBytes, evidenceId } = attachment;
  return (
    <li className={styles.file}>
      <span className={styles.fileName} title={fileName}>
        {fileName}
      </span>
      <span className={styles.size}>{formatBytes(sizeBytes, i18n.locale)}</span>
      {evidenceId === null ? (
        <Button
          size="sm"
          variant="quiet"
          isDisabled={isBusy}
          aria-label={t`Add ${fileName} as evidence`}
          onPress={onAdd}
        >
          <Trans>Add</Trans>
        </Button>
      ) : (
        <TextLink to={caseRoute(caseId, 'evidence', evidenceId)}>
          <Trans>In this appeal</Trans>
        </TextLink>
      )}
    </li>
  );
}
