import { Trans, useLingui } from '@lingui/react/macro';
import type { AccountDetails } from '../../../../shared/domain/account.ts';
import type { AccountId } from '../../../../shared/domain/ids.ts';
import { labelOf } from '../../../../shared/domain/catalogue.ts';
import { RadioField } from '../../../components/checkbox/radio-field.tsx';
import { SelectField } from '../../../components/select-field/select-field.tsx';
import { TextAreaField, TextField } from '../../../components/text-field/text-field.tsx';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useCatalogue } from '../../../lib/use-catalogue.ts';
import { patchDraft, useNewCaseDraft } from '../new-case-draft.ts';
import { Question } from './question.tsx';
import styles from './new-case-screen.module.css';

const NEW = 'new';

/** Which account it is about: one that is known, or a new one. */
export function AccountPage({ faults }: { readonly faults: ReadonlySet<string> }) {
  const { t } = useLingui();
  const accounts = useAnswer('accounts.list', {});
  const catalogue = useCatalogue();
  const { accountId } = useNewCaseDraft((state) => state.draft);
  return (
    <Question
      title={t`Which account is it about?`}
      why={
        <Trans>
          The letter begins with these, so that the reviewer finds your account at once. Only the store name and the
          marketplace are needed now.
        </Trans>
      }
    >
      {accounts.length > 0 && (
        <RadioField
          label={t`Account`}
          isLabelHidden
          look="cards"
          value={accountId ?? NEW}
          onChange={(id) => patchDraft({ accountId: id === NEW ? null : (id as AccountId) })}
          options={[
            ...accounts.map((account) => ({
              id: account.id as string,
              label: account.storeName,
              note: [labelOf(catalogue.marketplaces, account.marketplace), account.legalName]
                .filter(Boolean)
                .join(' · '),
            })),
            { id: NEW, label: t`Another account` },
          ]}
        />
      )}
      {accountId === null && <AccountFields faults={faults} />}
    </Question>
  );
}

function AccountFields({ faults }: { readonly faults: ReadonlySet<string> }) {
  const { t } = useLingui();
  const catalogue = useCatalogue();
  const { account } = useNewCaseDraft((state) => state.draft);
  const bind = (name: keyof AccountDetails) => ({
    value: account[name],
    onChange: (value: string) => patchDraft({ account: { ...account, [name]: value } }),
    errorMessage: faults.has(name) ? faultText(name) : null,
  });
  const faultText = (name: keyof AccountDetails): string => {
    if (name === 'storeName') return t`Enter the store name as buyers see it.`;
    return name === 'marketplace' ? t`Choose the marketplace.` : t`This is too long.`;
  };
  return (
    <>
      <div className={styles.pair}>
        <TextField label={t`Store name`} description={t`As buyers see it`} {...bind('storeName')} />
        <SelectField
          label={t`Marketplace`}
          placeholder={t`Choose…`}
          options={catalogue.marketplaces.map((place) => ({ id: place.id, label: place.label, note: place.domain }))}
          {...bind('marketplace')}
          value={account.marketplace === '' ? null : account.marketplace}
        />
      </div>
      <div className={styles.pair}>
        <TextField label={t`Legal entity`} description={t`Seller Central, Account info`} {...bind('legalName')} />
        <TextField
          label={t`Merchant token`}
          description={t`Begins with A, 13 or 14 characters`}
          {...bind('merchantToken')}
        />
      </div>
      <TextField label={t`E-mail of the account`} type="email" {...bind('email')} />
      <TextAreaField label={t`Address`} rows={2} {...bind('address')} />
    </>
  );
}
