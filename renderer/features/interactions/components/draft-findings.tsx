import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useDeferredValue, useMemo } from 'react';
import type { CaseId } from '../../../../shared/domain/ids.ts';
import type { TextFinding } from '../../../../shared/domain/text-checks/text-finding.ts';
import { Badge } from '../../../components/badge/badge.tsx';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useCatalogue } from '../../../lib/use-catalogue.ts';
import { createDraftChecks } from '../draft-checks.ts';
import styles from './composer-dialog.module.css';

/** Rules that are about an appeal's length and shape, not about a short message. */
const NOT_FOR_MESSAGES = new Set(['closing-request', 'salutation', 'too-long']);
const TONES = { error: 'danger', warning: 'warning', info: 'neutral' } as const;

/** What the rules on wording find in a text, as beside the plan. */
export function DraftFindings({ caseId, body }: { readonly caseId: CaseId; readonly body: string }) {
  const { t } = useLingui();
  const { textRules } = useCatalogue();
  const { case: it, noticeText } = useAnswer('cases.get', { caseId });
  const { today } = useAnswer('system.info', {});
  const check = useMemo(() => createDraftChecks(textRules), [textRules]);
  const quiet = useDeferredValue(body);
  const findings = useMemo(
    () =>
      check(quiet, { path: it.path, today, caseIds: it.caseIds, noticeText, earlierTexts: [] }).filter(
        ({ rule }) => !NOT_FOR_MESSAGES.has(rule),
      ),
    [check, quiet, it.path, it.caseIds, today, noticeText],
  );
  const ruleOf = (finding: TextFinding) => textRules.find(({ id }) => id === finding.rule);
  return (
    <section className={styles.findings} aria-label={t`Wording`}>
      <p className={styles.findingsTitle} role="status">
        {findings.length === 0 ? (
          <Trans>The rules on wording find nothing.</Trans>
        ) : (
          <Plural value={findings.length} one="# point on wording" other="# points on wording" />
        )}
      </p>
      <ul>
        {findings.map((finding, index) => {
          const rule = ruleOf(finding);
          if (!rule) return null;
          return (
            <li key={index} className={styles.finding}>
              <Badge tone={TONES[finding.level]}>{rule.label}</Badge>
              <span>
                {finding.found !== '' && <q className={styles.found}>{finding.found}</q>} {rule.message} {rule.fix}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
