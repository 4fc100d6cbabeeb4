import { useLingui } from '@lingui/react/macro';
import { plural } from '@lingui/core/macro';
import { useLocation } from 'wouter';
import { labelOf } from '../../../../shared/domain/catalogue.ts';
import type { LocalDate } from '../../../../shared/domain/dates.ts';
import { runCommandSoon } from '../../../lib/commands.ts';
import { formatDay, formatDistance } from '../../../lib/format-date.ts';
import { caseRoute, routeOfFinding, type CaseScreen } from '../../../lib/route.ts';
import type { CaseView } from '../case-progress.ts';
import type { NextStep } from '../next-step.ts';
import { PART_LABELS } from './case-words.ts';

/** What the next card says and does. */
export type NextWords = {
  readonly title: string;
  readonly text: string;
  /** Rough time that it takes. */
  readonly minutes?: number;
  /** Nothing presses: shown without colour. */
  readonly isCalm?: boolean;
  readonly action?: { readonly label: string; readonly run: () => void };
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
  switch (step.kind) {
    case 'paste-notice':
      return {
        title: t`Paste the notice`,
        text: t`What Amazon wrote decides everything else: the papers, the plan, and what the letter answers.`,
        minutes: 2,
        action: { label: t`Paste it`, run: go('overview', 'noticeText') },
      };
    case 'choose-reason':
      return {
        title: t`Choose what the notice complains about`,
        text: t`The reason decides which papers are usually asked for. Several can apply.`,
        minutes: 2,
        action: { label: t`Choose`, run: go('overview', 'reasons') },
      };
    case 'note-date':
      return {
        title: t`Note when the notice came`,
        text: t`The age of invoices is counted back from that day.`,
        minutes: 1,
        action: { label: t`Enter the date`, run: go('overview', 'noticeReceivedOn') },
      };
    case 'note-ids':
      return {
        title: t`Note the numbers of the case`,
        text: t`Case IDs and ASINs stand at the top of the letter, so that the reviewer finds your case at once.`,
        minutes: 2,
        action: { label: t`Enter them`, run: go('overview', 'caseIds') },
      };
    case 'add-document':
      return {
        title: t`Add: ${labelOf(view.catalogue.documentTypes, step.typeId)}`,
        text: t`This reason usually needs it. If your notice doesn’t ask for it, the notice wins.`,
        minutes: 10,
        action: { label: t`Go to the evidence`, run: go('evidence') },
      };
    case 'add-evidence':
      return {
        title: t`Add your evidence`,
        text: t`Drop the files that prove your case anywhere in this window. They are copied and never changed.`,
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
    case 'write-part': {
      const part = i18n._(PART_LABELS[step.part]);
      return {
        title: t`Write the ${part}`,
        text: t`Short sentences with dates and figures. Type @ to point to the page that proves them.`,
        minutes: 20,
        action: { label: t`Write`, run: go('plan', step.part) },
      };
    }
    case 'mend':
      return {
        title: t`${plural(step.count, { one: 'Mend one thing that stops the export', other: 'Mend # things that stop the export' })}`,
        text: `${step.finding.message} ${step.finding.fix}`,
        minutes: 5,
        action: { label: t`Show me`, run: () => navigate(routeOfFinding(caseId, step.finding.where)) },
      };
    case 'export':
      return {
        title: t`Look at the packet and export it`,
        text: t`Everything on the list is there. Read it once as the reviewer will; then export it and send it in Seller Central.`,
        minutes: 15,
        action: { label: t`Open the packet`, run: go('packet') },
      };
    case 'answer-request':
      return {
        title: t`Answer what Amazon has asked`,
        text: t`Log their answer, add what is missing, and send it as a new version. Don’t send the same packet again.`,
        minutes: 30,
        action: { label: t`Log the answer`, run: logContact },
      };
    case 'log-contact':
      return {
        title: t`Log what you sent`,
        text: t`Date, channel and what it was. In three weeks you will be glad to have it.`,
        minutes: 2,
        action: { label: t`Log it`, run: logContact },
      };
    case 'set-follow-up':
      return {
        title: t`Set a day to look again`,
        text: t`Many short messages can hurt a case. Choose one day, and leave it alone until then.`,
        minutes: 1,
        action: { label: t`Open the log`, run: go('log') },
      };
    case 'wait': {
      const day = formatDay(step.until, i18n.locale, today);
      return {
        title: t`Nothing to do until ${day}`,
        text: t`That is ${formatDistance(step.until, today, i18n.locale)}. If Amazon writes before, log it.`,
        isCalm: true,
        action: { label: t`Log an answer`, run: logContact },
      };
    }
    case 'follow-up':
      return {
        title: t`Look for an answer`,
        text: t`You planned this for ${formatDay(step.since, i18n.locale, today)}. Look at Account Health and your e-mail, then log what you found.`,
        minutes: 5,
        action: { label: t`Log it`, run: logContact },
      };
    case 'reinstated':
      return {
        title: t`Reinstated`,
        text: t`Keep this case: the next notice may ask what you promised in this one.`,
        isCalm: true,
      };
    case 'refused':
      return {
        title: t`Refused, for now`,
        text: t`Read the answer again for what was missing. New proof and a new version count for more than the same words.`,
        isCalm: true,
        action: { label: t`Open the log`, run: go('log') },
      };
  }
}
