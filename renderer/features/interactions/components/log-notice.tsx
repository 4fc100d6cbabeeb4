import { Trans, useLingui } from '@lingui/react/macro';
import { plural } from '@lingui/core/macro';
import type { CaseId } from '../../../../shared/domain/ids.ts';
import type { ListedInteraction } from '../../../../shared/domain/interaction.ts';
import { Callout } from '../../../components/callout/callout.tsx';
import { useAnswer, useAnswerWhen } from '../../../lib/use-answer.ts';
import { findRecentMessageDays } from '../interaction-draft.ts';
import { ContactBrake } from './contact-brake.tsx';

/** After a message, days in which another one is better not sent. A habit of the trade, not a rule of Amazon's. */
const QUIET_DAYS = 3;

export type LogNoticeProps = { readonly caseId: CaseId; readonly interactions: readonly ListedInteraction[] };

/** What to know before writing again; nothing when nothing speaks against it. */
export function LogNotice({ caseId, interactions }: LogNoticeProps) {
  const { t } = useLingui();
  const { today } = useAnswer('system.info', {});
  const judged = useAnswerWhen(true, 'clocks.judgeContact', { caseId });
  const recentDays = findRecentMessageDays(interactions, today, QUIET_DAYS);
  if (judged?.isTooSoon) return <ContactBrake caseId={caseId} />;
  if (recentDays === null) return null;
  return (
    <Callout tone="info">
      {recentDays === 0
        ? t`You wrote to Amazon today.`
        : t`You wrote to Amazon ${plural(recentDays, { one: '# day', other: '# days' })} ago.`}{' '}
      <Trans>Many short messages can hurt an appeal.</Trans>
    </Callout>
  );
}
