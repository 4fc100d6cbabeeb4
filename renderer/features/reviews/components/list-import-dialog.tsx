import { Plural, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { fitsInList, type ListPreview, type ListReading } from '../../../../shared/domain/list-reading.ts';
import type { ListKind } from '../../../../shared/domain/review.ts';
import { Button } from '../../../components/button/button.tsx';
import { Dialog } from '../../../components/dialog/dialog.tsx';
import { DialogFooter } from '../../../components/dialog/dialog-footer.tsx';
import { SelectField } from '../../../components/select-field/select-field.tsx';
import { TextField } from '../../../components/text-field/text-field.tsx';
import { tryChange } from '../../../lib/change.ts';
import { offerUndo } from '../../../lib/undo-offer.ts';
import type { ReviewData } from '../use-review.ts';
import { useTableAnswer } from '../use-table-answer.ts';
import { ListPreviewView } from './list-preview-view.tsx';
import { TableAnswer } from './table-answer.tsx';
import { TablePicker, type PickedTable } from './table-picker.tsx';
import styles from './table-preview.module.css';

const AS_IT_LOOKS: ListReading = { columns: null, dateOrder: null, asins: null, from: null };

export type ListImportDialogProps = { readonly data: ReviewData; readonly onClose: () => void };

/** Takes complaints or orders in from a table, after the user has seen how its columns were read. */
export function ListImportDialog({ data, onClose }: ListImportDialogProps) {
  const { t } = useLingui();
  const { caseId, evidence } = data;
  const draft = useListDraft(data, onClose);
  const { picked, preview } = draft;
  return (
    <Dialog
      title={t`Add a list`}
      isOpen
      onClose={onClose}
      size="lg"
      footer={
        <DialogFooter onCancel={onClose}>
          <Button variant="primary" isDisabled={!draft.isReady} onPress={() => void draft.take()}>
            <Plural value={preview?.keptRows ?? 0} _0="Take the rows" one="Take # row" other="Take # rows" />
          </Button>
        </DialogFooter>
      }
    >
      <div className={styles.content}>
        <div className={styles.columns}>
          <SelectField
            label={t`What is in it`}
            options={[
              { id: 'complaints', label: t`Complaints, returns, feedback` },
              { id: 'orders', label: t`Orders` },
            ]}
            value={draft.kind}
            onChange={(id) => draft.setKind(id === 'orders' ? 'orders' : 'complaints')}
          />
          <TextField label={t`Name of the list`} value={draft.title} onChange={draft.setTitle} maxLength={200} />
        </div>
        <TablePicker caseId={caseId} evidence={evidence} picked={picked} onPick={draft.pick} />
        <TableAnswer answer={draft.answer}>
          {(read) => (
            <ListPreviewView
              preview={read}
              reading={draft.reading}
              onChange={draft.setReading}
              caseAsins={data.case.asins}
            />
          )}
        </TableAnswer>
      </div>
    </Dialog>
  );
}

function useListDraft({ caseId }: ReviewData, onClose: () => void) {
  const { t } = useLingui();
  const [picked, setPicked] = useState<PickedTable | null>(null);
  const [reading, setReading] = useState(AS_IT_LOOKS);
  const [kind, setKind] = useState<ListKind>('complaints');
  const [typed, setTitle] = useState<string | null>(null);
  const answer = useTableAnswer('reviews.previewList', picked && { caseId, source: picked.source, reading });
  const preview = answer.data?.kind === 'preview' ? answer.data : undefined;
  const title = typed ?? picked?.name ?? '';
  const name = title.trim().slice(0, 200);
  const take = async (): Promise<void> => {
    if (!picked || !preview) return;
    const { columns } = preview;
    const list = { caseId, source: picked.source, reading: { ...reading, columns }, kind, title: name };
    if ((await tryChange('reviews.addList', list)) === undefined) return;
    onClose();
    await offerUndo(caseId, t`${name} added`, t`Undo`);
  };
  return {
    ...{ picked, preview, answer, reading, setReading, kind, setKind, title, setTitle, take },
    isReady: preview !== undefined && canTake(preview) && name !== '' && !answer.isFetching,
    pick: (table: PickedTable | null): void => {
      setPicked(table);
      setReading(AS_IT_LOOKS);
    },
  };
}

/** Dates that can be read two ways have to be decided first. */
function canTake(preview: ListPreview): boolean {
  return fitsInList(preview) && preview.dateOrder !== 'unclear';
}
