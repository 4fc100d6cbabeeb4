import { useLingui } from '@lingui/react/macro';
import { accountDetailsSchema, type AccountDetails } from '../../../../shared/domain/account.ts';
import { AutosaveChoice } from '../../../components/autosave/autosave-choice.tsx';
import { AutosaveTextField } from '../../../components/autosave/autosave-text-field.tsx';
import { change } from '../../../lib/change.ts';
import type { CaseView } from '../case-progress.ts';
import { Fact } from './fact.tsx';

/** The account's details; the same for every case of the account. */
export function AccountFacts({ view }: { readonly view: CaseView }) {
  const { t } = useLingui();
  const { account } = view;
  const save = (patch: Partial<AccountDetails>) => change('accounts.update', { accountId: account.id, patch });
  const bind = (name: keyof AccountDetails) => ({
    value: account[name],
    save: (value: string) => save({ [name]: value }),
    validate: (value: string) =>
      accountDetailsSchema.shape[name].safeParse(value).success
        ? null
        : value === ''
          ? t`This can’t be empty.`
          : t`This is too long.`,
  });
  return (
    <>
      <Fact name="storeName">
        <AutosaveTextField label={t`Store name`} {...bind('storeName')} />
      </Fact>
      <Fact name="marketplace">
        <AutosaveChoice
          label={t`Marketplace`}
          value={account.marketplace}
          options={view.shown.marketplaces.map((place) => ({
            id: place.id,
            label: place.label,
            note: place.domain,
          }))}
          save={(marketplace) => save({ marketplace })}
        />
      </Fact>
      <Fact name="legalName">
        <AutosaveTextField label={t`Legal entity`} {...bind('legalName')} />
      </Fact>
      <Fact name="merchantToken">
        <AutosaveTextField label={t`Merchant token`} {...bind('merchantToken')} />
      </Fact>
      <Fact name="email">
        <AutosaveTextField label={t`E-mail of the account`} {...bind('email')} />
      </Fact>
      <Fact name="address">
        <AutosaveTextField label={t`Address`} rows={2} {...bind('address')} />
      </Fact>
    </>
  );
}
