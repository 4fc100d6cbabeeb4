import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { CaseId } from '../../../../shared/domain/ids.ts';
import { Callout } from '../../../components/callout/callout.tsx';
import { formatDay } from '../../../lib/format-date.ts';
import { useAnswerWhen } from '../../../lib/use-answer.ts';

export type ContactBrakeProps = { readonly caseId: CaseId };

/** Says that another message to Amazon would come too soon, with the count; nothing while it would not. It forbids nothing. */
export function ContactBrake({ caseId }: ContactBrakeProps) {
  const { t, i18n } = useLingui();
  const judged = useAnswerWhen(true, 'clocks.judgeContact', { caseId });
  if (!judged?.isTooSoon || judged.openSince === null || judged.waitUntil === null) return null;
  const since = formatDay(judged.openSince, i18n.locale);
  const until = formatDay(judged.waitUntil, i18n.locale);
  const days = plural(judged.businessDays, { one: '# business day', other: '# business days' });
  const contacts = plural(judged.recentCount, { one: '# contact', other: '# contacts' });
  return (
    <Callout tone="warning" title={t`It may be too soon to write again`}>
      {judged.businessDays === 0
        ? t`You sent your appeal on ${since}, less than one business day ago.`
        : t`Your appeal of ${since} has waited ${days}.`}{' '}
      {t`You had ${contacts} with Amazon in the last 14 days.`}{' '}
      {t`Many messages can hurt an appeal. Better wait until ${until}, unless you have new facts or a nearer deadline.`}
    </Callout>
  );
}
