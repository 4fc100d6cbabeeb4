import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { AccountId } from '../../../../shared/domain/ids.ts';
import { Button } from '../../../components/button/button.tsx';
import { Dialog } from '../../../components/dialog/dialog.tsx';
import { DialogFooter } from '../../../components/dialog/dialog-footer.tsx';
import { SelectField } from '../../../components/select-field/select-field.tsx';
import { tryChange } from '../../../lib/change.ts';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useStoreNames } from '../use-store-names.ts';
import styles from './stores-screen.module.css';

/** Says that two stores belong together. */
export function LinkStoresDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLingui();
  const accounts = useAnswer('accounts.list', {});
  const nameOf = useStoreNames();
  const [first, setFirst] = useState<AccountId | null>(null);
  const [second, setSecond] = useState<AccountId | null>(null);
  const options = accounts.map(({ id }) => ({ id: id as string, label: nameOf(id) }));
  const link = async (): Promise<void> => {
    if (first === null || second === null) return;
    const linked = await tryChange('stores.link', { accountId: first, relatedId: second });
    if (linked !== undefined) onClose();
  };
  return (
    <Dialog
      isOpen
      size="sm"
      title={t`Link stores`}
      onClose={onClose}
      footer={
        <DialogFooter onCancel={onClose}>
          <Button
            variant="primary"
            isDisabled={first === null || second === null || first === second}
            onPress={() => void link()}
          >
            <Trans>Link</Trans>
          </Button>
        </DialogFooter>
      }
    >
      <div className={styles.form}>
        <SelectField label={t`Store`} options={options} value={first} onChange={(id) => setFirst(id as AccountId)} />
        <SelectField
          label={t`Belongs together with`}
          options={options.filter(({ id }) => id !== first)}
          value={second}
          onChange={(id) => setSecond(id as AccountId)}
        />
      </div>
    </Dialog>
  );
}
