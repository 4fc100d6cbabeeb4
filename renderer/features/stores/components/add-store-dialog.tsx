import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { AccountDetails } from '../../../../shared/domain/account.ts';
import { Button } from '../../../components/button/button.tsx';
import { Dialog } from '../../../components/dialog/dialog.tsx';
import { DialogFooter } from '../../../components/dialog/dialog-footer.tsx';
import { SearchSelectField } from '../../../components/select-field/search-select-field.tsx';
import { TextField } from '../../../components/text-field/text-field.tsx';
import { tryChange } from '../../../lib/change.ts';
import { useCatalogue } from '../../../lib/use-catalogue.ts';
import styles from './stores-screen.module.css';

const EMPTY: AccountDetails = {
  ...{ storeName: '', legalName: '', merchantToken: '', marketplace: '', email: '', address: '' },
};

/** A store without a case; the rest of its facts can wait until it has one. */
export function AddStoreDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLingui();
  const { marketplaces } = useCatalogue();
  const [draft, setDraft] = useState(EMPTY);
  const isComplete = draft.storeName.trim() !== '' && draft.marketplace !== '';
  const add = async (): Promise<void> => {
    const account = { ...draft, storeName: draft.storeName.trim() };
    if ((await tryChange('accounts.add', { account })) !== undefined) onClose();
  };
  return (
    <Dialog
      isOpen
      size="sm"
      title={t`Add a store`}
      onClose={onClose}
      footer={
        <DialogFooter onCancel={onClose}>
          <Button variant="primary" isDisabled={!isComplete} onPress={() => void add()}>
            <Trans>Add</Trans>
          </Button>
        </DialogFooter>
      }
    >
      <div className={styles.form}>
        <TextField
          label={t`Store name`}
          description={t`As buyers see it`}
          maxLength={200}
          value={draft.storeName}
          onChange={(storeName) => setDraft({ ...draft, storeName })}
        />
        <SearchSelectField
          label={t`Marketplace`}
          options={marketplaces.map(({ id, label }) => ({ id, label }))}
          value={draft.marketplace === '' ? null : draft.marketplace}
          onChange={(marketplace) => setDraft({ ...draft, marketplace })}
        />
        <TextField
          label={t`Legal name`}
          maxLength={200}
          value={draft.legalName}
          onChange={(legalName) => setDraft({ ...draft, legalName })}
        />
      </div>
    </Dialog>
  );
}
