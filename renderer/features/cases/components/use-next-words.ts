import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useLocation } from 'wouter';
import { labelOf } from '../../../../shared/domain/catalogue.ts';
import type { LocalDate } from '../../../../shared/domain/dates.ts';
import { runCommandSoon } from '../../../lib/commands.ts';
import { formatDay, formatDistance } from '../../../lib/format-date.ts';
import { caseRoute, routeOfFinding, type CaseScreen } from '../../../lib/route.ts';
import { useSayFinding } from '../../../lib/use-say.ts';
import type { CaseView } from '../case-progress.ts';
import type { NextStep } from '../next-step.ts';
import { partLabel } from './case-words.ts';
import { PLAIN_STEPS } from './plain-next-steps.ts';

/** What the next card says and does. */
export type NextWords = {
  readonly title: string;
  readonly text: string;
  /** Rough time that it takes. */
  readonly minutes?: number | undefined;
  /** Nothing presses: shown without colour. */
  readonly isCalm?: boolean | undefined;
  readonly action?: { readonly label: string; readonly run: () => void } | undefined;
};

/** Words for the next step, with the way to the place where it is done. */
export function useNextWords(view: CaseView, step: NextStep, today: LocalDate): NextWords {
  const { t, i18n } = useLingui();
  const [, navigate] = useLocation();
  const caseId = view.case.id;
  const go = (screen: CaseScreen, focus?: string) => () => navigate(caseRoute(caseId, screen, focus));
  const logContact = (): void => {
    runCommandSoon('log-contact');
    navigate(caseRoute(caseId, 'log'));
  };
  const day = (date: LocalDate): string => formatDay(date, i18n.locale, today);
  const sayFinding = useSayFinding();
  switch (step.kind) {
    case 'add-document':
      return {
        title: t`Add: ${labelOf(view.shown.documentTypes, step.typeId)}`,
        text: t`This reason usually needs it. If your notice doesn’t ask for it, the notice wins.`,
        minutes: 10,
        action: { label: t`Go to the evidence`, run: go('evidence') },
      };
    case 'describe-document':
      return {
        title: t`Say what “${step.title}” is`,
        text: t`Its kind, who made it and its date. The checks, the index and the letter use them.`,
        minutes: 2,
        action: { label: t`Fill in`, run: go('evidence', step.evidenceId) },
      };
    case 'write-part':
      return {
        title: t`Write the ${i18n._(partLabel(step.part, view.case.path))}`,
        text: t`Short sentences with dates and figures. Type @ to point to the page that proves them.`,
        minutes: 20,
        action: { label: t`Write`, run: go('plan', step.part) },
      };
    case 'mend':
      return {
        title: t`${plural(step.count, { one: 'Fix one thing that stops the export', other: 'Fix # things that stop the export' })}`,
        text: joinFinding(sayFinding(step.finding)),
        minutes: 5,
        action: { label: t`Show me`, run: () => navigate(routeOfFinding(caseId, step.finding.where)) },
      };
    case 'wait':
      return {
        title: t`Sent ${formatDistance(step.sentOn, today, i18n.locale)}. Nothing to do until ${day(step.until)}.`,
        text: t`That is ${formatDistance(step.until, today, i18n.locale)}. If Amazon writes before that, add the answer.`,
        isCalm: true,
        action: { label: t`Add Amazon’s answer`, run: go('rounds', 'answer') },
      };
    case 'follow-up':
      return {
        title: t`Look for an answer`,
        text: t`You planned this for ${day(step.since)}. Look at Account Health and your e-mail, then log what you found.`,
        minutes: 5,
        action: { label: t`Log it`, run: logContact },
      };
    default: {
      const { title, text, minutes, isCalm, action } = PLAIN_STEPS[step.kind];
      const run = action && (action.to === 'log-contact' ? logContact : go(...action.to));
      return {
        title: i18n._(title),
        text: i18n._(text),
        minutes,
        isCalm,
        action: action && run && { label: i18n._(action.label), run },
      };
    }
  }
}

function joinFinding({ message, fix }: { readonly message: string; readonly fix: string }): string {
  return `${message} ${fix}`;
}
