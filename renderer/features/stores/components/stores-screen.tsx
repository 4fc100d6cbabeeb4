import { Trans, useLingui } from '@lingui/react/macro';
import { Link2, Plus, Store } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../../components/button/button.tsx';
import { EmptyState } from '../../../components/empty-state/empty-state.tsx';
import { Column } from '../../../components/column/column.tsx';
import { Panel } from '../../../components/panel/panel.tsx';
import { ScreenHeader } from '../../../components/screen-header/screen-header.tsx';
import { useAnswer } from '../../../lib/use-answer.ts';
import { AddStoreDialog } from './add-store-dialog.tsx';
import { LinkStoresDialog } from './link-stores-dialog.tsx';
import { StoreMatrixTable } from './store-matrix-table.tsx';
import { StoreTies } from './store-ties.tsx';
import styles from './stores-screen.module.css';

/** All stores side by side: where there is a case, which belong together, and which cases touch several. */
export function StoresScreen() {
  const { t } = useLingui();
  const accounts = useAnswer('accounts.list', {});
  const [open, setOpen] = useState<'add' | 'link' | null>(null);
  const close = (): void => setOpen(null);
  const add = (
    <Button variant="primary" icon={Plus} onPress={() => setOpen('add')}>
      <Trans>Add a store</Trans>
    </Button>
  );
  return (
    <>
      <ScreenHeader
        title={t`Stores`}
        subtitle={t`Your accounts, marketplace by marketplace, and what ties them together.`}
        hasSaveStatus={false}
        actions={
          accounts.length > 0 && (
            <>
              <Button icon={Link2} isDisabled={accounts.length < 2} onPress={() => setOpen('link')}>
                <Trans>Link stores</Trans>
              </Button>
              {add}
            </>
          )
        }
      />
      <Panel label={t`Stores`} className={styles.panel}>
        {accounts.length === 0 ? (
          <EmptyState icon={Store} title={t`No stores yet`} actions={add}>
            <Trans>
              A store is added with its first appeal. Add the others too: Amazon may close them for the same reason, and
              each has notices of its own.
            </Trans>
          </EmptyState>
        ) : (
          <Column gap={6} width="table">
            <StoreMatrixTable />
            <StoreTies />
          </Column>
        )}
      </Panel>
      {open === 'add' && <AddStoreDialog onClose={close} />}
      {open === 'link' && <LinkStoresDialog onClose={close} />}
    </>
  );
}
