import { useLingui } from '@lingui/react/macro';
import type { OfferDoubt, OfferReason } from '../../../../shared/domain/facts/fact-offer.ts';
import { formatDay } from '../../../lib/format-date.ts';

/** Why a value is offered, in plain words. */
export function OfferReasonText({ reason }: { readonly reason: OfferReason }) {
  const { t } = useLingui();
  switch (reason.kind) {
    case 'label':
      return t`next to “${reason.words}”`;
    case 'heading':
      return t`its heading is “${reason.words}”`;
    case 'account-name':
      return t`the name of your account`;
    case 'letterhead':
      return t`company name at the top`;
    case 'date-alone':
      return t`the date at the top`;
    case 'period-end':
      return t`the last day that it covers`;
    case 'line-item':
      return reason.lines === 1
        ? t`column “${reason.words}”`
        : t`column “${reason.words}”, ${reason.lines} lines added up`;
  }
}

/** What to look at before a value is used. */
export function OfferDoubtText({ doubt, value }: { readonly doubt: OfferDoubt; readonly value: string }) {
  const { t, i18n } = useLingui();
  if (doubt.kind === 'differs-from-account') {
    return t`Your account says “${doubt.accountName}”. Small differences matter.`;
  }
  const other = formatDay(doubt.other, i18n.locale);
  return t`Could be ${value} or ${other}. Choose the right one.`;
}
