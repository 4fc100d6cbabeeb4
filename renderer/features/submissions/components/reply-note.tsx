import { Trans, useLingui } from '@lingui/react/macro';
import { ArrowDownLeft } from 'lucide-react';
import { saySources } from '../../../../shared/domain/provenance.ts';
import type { CaseId } from '../../../../shared/domain/ids.ts';
import type { Reply } from '../../../../shared/domain/reply.ts';
import { findReplyStep } from '../../../../shared/domain/reply-step.ts';
import { Badge } from '../../../components/badge/badge.tsx';
import { TextLink } from '../../../components/link/text-link.tsx';
import { formatDay, formatTime } from '../../../lib/format-date.ts';
import { caseRoute } from '../../../lib/route.ts';
import { useCatalogue } from '../../../lib/use-catalogue.ts';
import { useSay } from '../../../lib/use-say.ts';
import { OUTCOME_TONES } from '../../../components/badge/outcome-tones.ts';
import styles from './reply-note.module.css';

export type ReplyNoteProps = { readonly caseId: CaseId; readonly reply: Reply };

/** An answer of Amazon: what it means, what to do now, and what it asks for. */
export function ReplyNote({ caseId, reply }: ReplyNoteProps) {
  const { t, i18n } = useLingui();
  const say = useSay();
  const { replySteps, sources } = useCatalogue();
  const step = findReplyStep(replySteps, reply.outcome);
  return (
    <section className={styles.note} aria-label={t`Amazon’s answer`}>
      <header className={styles.head}>
        <ArrowDownLeft aria-hidden />
        <h3 className={styles.title}>
          <Trans>Amazon answered</Trans>
        </h3>
        <span className={styles.when}>
          {formatDay(reply.at.slice(0, 10), i18n.locale)}, {formatTime(reply.at, i18n.locale)}
        </span>
        {reply.outcome && step && <Badge tone={OUTCOME_TONES[reply.outcome]}>{step.label}</Badge>}
        <span className={styles.link}>
          <TextLink to={caseRoute(caseId, 'log', reply.interactionId)}>
            <Trans>Read it in the log</Trans>
          </TextLink>
        </span>
      </header>
      {step && (
        <>
          <p>{step.meaning}</p>
          <ol className={styles.steps}>
            {step.steps.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ol>
          <p className={styles.source}>{t`From: ${say(saySources(step.sources, sources))}`}</p>
        </>
      )}
      {reply.requestedItems.length > 0 && (
        <>
          <h4 className={styles.asked}>
            <Trans>Amazon asks for</Trans>
          </h4>
          <ul className={styles.items} lang="en">
            {reply.requestedItems.map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ul>
        </>
      )}
      {reply.deadlines.map(({ text, on }) => (
        <p key={text} className={styles.deadline}>
          {on === null ? t`It says: “${text}”` : t`It says: “${text}”, that is ${formatDay(on, i18n.locale)}`}
        </p>
      ))}
    </section>
  );
}
