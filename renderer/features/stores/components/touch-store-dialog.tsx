import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { AccountId, CaseId } from '../../../../shared/domain/ids.ts';
import { Button } from '../../../components/button/button.tsx';
import { Dialog } from '../../../components/dialog/dialog.tsx';
import { DialogFooter } from '../../../components/dialog/dialog-footer.tsx';
import { SelectField } from '../../../components/select-field/select-field.tsx';
import { tryChange } from '../../../lib/change.ts';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useStoreNames } from '../use-store-names.ts';
import styles from './stores-screen.module.css';

/** Says that a case touches a further store. */
export function TouchStoreDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLingui();
  const cases = useAnswer('cases.list', {});
  const accounts = useAnswer('accounts.list', {});
  const nameOf = useStoreNames();
  const [caseId, setCaseId] = useState<CaseId | null>(cases.length === 1 ? (cases[0]?.id ?? null) : null);
  const [accountId, setAccountId] = useState<AccountId | null>(null);
  const own = cases.find(({ id }) => id === caseId)?.accountId;
  const touch = async (): Promise<void> => {
    if (caseId === null || accountId === null) return;
    if ((await tryChange('stores.touch', { caseId, accountId })) !== undefined) onClose();
  };
  return (
    <Dialog
      isOpen
      size="sm"
      title={t`Add a store to an appeal`}
      onClose={onClose}
      footer={
        <DialogFooter onCancel={onClose}>
          <Button variant="primary" isDisabled={caseId === null || accountId === null} onPress={() => void touch()}>
            <Trans>Add</Trans>
          </Button>
        </DialogFooter>
      }
    >
      <div className={styles.form}>
        <SelectField
          label={t`Appeal`}
          options={cases.map(({ id, title }) => ({ id: id as string, label: title }))}
          value={caseId}
          onChange={(id) => setCaseId(id as CaseId)}
        />
        <SelectField
          label={t`Store that it touches too`}
          options={accounts.filter(({ id }) => id !== own).map(({ id }) => ({ id: id as string, label: nameOf(id) }))}
          value={accountId}
          onChange={(id) => setAccountId(id as AccountId)}
        />
      </div>
    </Dialog>
  );
}
