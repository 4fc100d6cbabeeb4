import { useLingui } from '@lingui/react/macro';
import { FileText, X } from 'lucide-react';
import type { CaseId, EvidenceId } from '../../../../shared/domain/ids.ts';
import { IconButton } from '../../../components/button/icon-button.tsx';
import { SelectField } from '../../../components/select-field/select-field.tsx';
import { useAnswer } from '../../../lib/use-answer.ts';
import styles from './interaction-dialog.module.css';

export type AttachmentsFieldProps = {
  readonly caseId: CaseId;
  readonly attachments: readonly EvidenceId[];
  readonly onChange: (attachments: EvidenceId[]) => void;
};

/** Evidence of the case that came or went with a contact. */
export function AttachmentsField({ caseId, attachments, onChange }: AttachmentsFieldProps) {
  const { t } = useLingui();
  const evidence = useAnswer('evidence.list', { caseId });
  const titles = new Map(evidence.map(({ id, title }) => [id, title]));
  const free = evidence.filter(({ id }) => !attachments.includes(id));
  if (evidence.length === 0 && attachments.length === 0) return null;
  return (
    <div className={styles.group} role="group" aria-label={t`Attachments`}>
      {attachments.length > 0 && (
        <ul className={styles.items}>
          {attachments.map((id) => {
            const title = titles.get(id) ?? t`A document that was removed`;
            return (
              <li key={id} className={styles.item}>
                <FileText className={styles.itemIcon} aria-hidden />
                <span className={styles.itemText}>{title}</span>
                <IconButton
                  icon={X}
                  size="sm"
                  label={t`Take away ${title}`}
                  onPress={() => onChange(attachments.filter((other) => other !== id))}
                />
              </li>
            );
          })}
        </ul>
      )}
      {free.length > 0 && (
        <SelectField
          label={t`Attachment from the evidence`}
          placeholder={t`Link a document`}
          value={null}
          onChange={(id) => onChange([...attachments, id as EvidenceId])}
          options={free.map(({ id, title }) => ({ id, label: title }))}
        />
      )}
    </div>
  );
}
