import { Trans, useLingui } from '@lingui/react/macro';
import { FolderOpen } from 'lucide-react';
import { useState } from 'react';
import type { Evidence } from '../../../../shared/domain/evidence.ts';
import type { CaseId } from '../../../../shared/domain/ids.ts';
import { MAX_PASTED_LENGTH, type TableSource } from '../../../../shared/domain/table-source.ts';
import { Button } from '../../../components/button/button.tsx';
import { SelectField } from '../../../components/select-field/select-field.tsx';
import { TextAreaField } from '../../../components/text-field/text-field.tsx';
import { showFailure } from '../../../lib/change.ts';
import { call } from '../../../lib/client.ts';
import styles from './table-picker.module.css';

/** A table that was picked, with a name for it. */
export type PickedTable = { readonly source: TableSource; readonly name: string };

export type TablePickerProps = {
  readonly caseId: CaseId;
  readonly evidence: readonly Evidence[];
  readonly picked: PickedTable | null;
  readonly onPick: (table: PickedTable | null) => void;
};

const TABLE_MIMES: readonly string[] = ['text/csv', 'text/plain'];

/** Where a table comes from: a file of the case, a file that is only read, or the clipboard. */
export function TablePicker({ caseId, evidence, picked, onPick }: TablePickerProps) {
  const { t } = useLingui();
  const [pasted, setPasted] = useState('');
  const tables = evidence.filter(({ file }) => TABLE_MIMES.includes(file.mime));
  const choose = (): void => {
    call('reviews.chooseTable', { caseId }).then((chosen) => {
      if (chosen) onPick({ source: { tableId: chosen.tableId }, name: chosen.fileName });
    }, showFailure);
  };
  const paste = (text: string): void => {
    setPasted(text);
    onPick(text.trim() === '' ? null : { source: { text: text.slice(0, MAX_PASTED_LENGTH) }, name: t`Pasted table` });
  };
  const { source } = picked ?? {};
  const evidenceId = source && 'evidenceId' in source ? source.evidenceId : null;
  return (
    <div className={styles.picker}>
      <div className={styles.files}>
        <Button icon={FolderOpen} onPress={choose}>
          <Trans>Choose a file…</Trans>
        </Button>
        {tables.length > 0 && (
          <div className={styles.kept}>
            <SelectField
              label={t`A table among the evidence`}
              isLabelHidden
              placeholder={t`Or a table among your evidence`}
              options={tables.map(({ id, title, fileName }) => ({ id, label: title, note: fileName }))}
              value={evidenceId}
              onChange={(id) => {
                const found = tables.find((one) => one.id === id);
                if (found) onPick({ source: { evidenceId: found.id }, name: found.title });
              }}
            />
          </div>
        )}
        {source && 'tableId' in source && <span className={styles.name}>{picked?.name}</span>}
      </div>
      <TextAreaField
        label={t`Or paste the rows here`}
        description={t`Copied from a spreadsheet or a report, with the names of the columns`}
        rows={3}
        value={pasted}
        onChange={paste}
      />
    </div>
  );
}
