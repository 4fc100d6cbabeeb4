import { useLingui } from '@lingui/react/macro';
import { useId, useState, type FormEvent } from 'react';
import type { CaseId } from '../../../../shared/domain/ids.ts';
import { Button } from '../../../components/button/button.tsx';
import { Dialog } from '../../../components/dialog/dialog.tsx';
import { DialogFooter } from '../../../components/dialog/dialog-footer.tsx';
import { TextField } from '../../../components/text-field/text-field.tsx';
import { tryChange } from '../../../lib/change.ts';
import { flushAllSaves } from '../../../lib/save-state.ts';
import { formatDay } from '../../../lib/format-date.ts';
import { showToast } from '../../../lib/toast-queue.ts';
import { useAnswer } from '../../../lib/use-answer.ts';

export type NameRevisionDialogProps = {
  readonly caseId: CaseId;
  /** Stores what is still being typed. */
  readonly flush: () => Promise<void>;
  readonly onClose: () => void;
};

const NAME_MAX = 120;

/** Keeps the plan and the letter as they are now under a name. */
export function NameRevisionDialog({ caseId, flush, onClose }: NameRevisionDialogProps) {
  const { t, i18n } = useLingui();
  const { today } = useAnswer('system.info', {});
  const [name, setName] = useState(() => t`Draft of ${formatDay(today, i18n.locale)}`);
  const formId = useId();
  const [isBusy, setIsBusy] = useState(false);
  const keep = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (name.trim() === '' || isBusy) return;
    setIsBusy(true);
    await Promise.all([flush(), flushAllSaves()]);
    const revision = await tryChange('plans.nameRevision', { caseId, name });
    setIsBusy(false);
    if (!revision) return;
    showToast({ tone: 'success', text: t`Kept as “${revision.name}”` });
    onClose();
  };
  return (
    <Dialog
      title={t`Name this version`}
      isOpen
      onClose={onClose}
      size="sm"
      footer={
        <DialogFooter onCancel={onClose}>
          <Button type="submit" form={formId} variant="primary" isDisabled={name.trim() === '' || isBusy}>
            {t`Keep this version`}
          </Button>
        </DialogFooter>
      }
    >
      <form id={formId} onSubmit={(event) => void keep(event)}>
        <TextField
          label={t`Name`}
          description={t`The plan as it is now is kept under this name. You can compare it and bring it back later.`}
          value={name}
          onChange={setName}
          maxLength={NAME_MAX}
          autoFocus
          onFocus={(event) => {
            if (event.target instanceof HTMLInputElement) event.target.select();
          }}
        />
      </form>
    </Dialog>
  );
}
