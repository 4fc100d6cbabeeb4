import { useLingui } from '@lingui/react/macro';
import { startTransition, useCallback, useEffect, useMemo, useState } from 'react';
import { listEarlierTexts } from '../../../shared/domain/checks/earlier-checks.ts';
import type { AppealPath } from '../../../shared/domain/case.ts';
import type { CaseId } from '../../../shared/domain/ids.ts';
import type { SetAside } from '../../../shared/domain/set-aside.ts';
import type { TextContext } from '../../../shared/domain/text-checks/text-context.ts';
import type { TextFinding } from '../../../shared/domain/text-checks/text-finding.ts';
import type { TextRule } from '../../../shared/domain/text-checks/text-rule.ts';
import { tryChange } from '../../lib/change.ts';
import { hasModal } from '../../lib/has-modal.ts';
import { offerUndo } from '../../lib/undo-offer.ts';
import { useAnswer } from '../../lib/use-answer.ts';
import { useCatalogue } from '../../lib/use-catalogue.ts';
import { createTextChecking, keyOfTextFinding, type TextChecking } from './text-checking.ts';

export type TextChecks = Pick<TextChecking, 'setEditor' | 'goTo'> & {
  /** What counts, in the order of the screen. */
  readonly findings: readonly TextFinding[];
  /** Findings on wording that the user doesn't follow. */
  readonly setAside: readonly SetAside[];
  /** What a screen reader is told after F8. */
  readonly announcement: string;
  readonly ruleOf: (id: string) => TextRule | undefined;
  /** Goes to the next finding, or the one before. */
  readonly step: (direction: 1 | -1) => void;
  /** Gives whether it was set aside. */
  readonly putAside: (finding: TextFinding, reason: string) => Promise<boolean>;
};

/** The rules on wording at work on the texts of a case, while they are typed. */
export function useTextChecks(caseId: CaseId, path: AppealPath): TextChecks {
  const { t } = useLingui();
  const { textRules } = useCatalogue();
  const setAside = useAnswer('setAside.list', { caseId });
  const context = useTextContext(caseId, path);
  const [findings, setFindings] = useState<readonly TextFinding[]>([]);
  const [announcement, setAnnouncement] = useState('');
  const checking = useMemo(
    // The panel may wait: the screen is drawn in slices, and a keystroke comes before it.
    () => createTextChecking(textRules, (found) => startTransition(() => setFindings(found))),
    [textRules],
  );
  useEffect(() => checking.setContext(context, setAside), [checking, context, setAside]);
  useEffect(() => () => checking.stop(), [checking]);
  const ruleOf = useMemo(() => {
    const byId = new Map(textRules.map((rule) => [rule.id, rule]));
    return (id: string) => byId.get(id);
  }, [textRules]);
  const step = useCallback(
    (direction: 1 | -1): void => {
      const there = checking.step(direction);
      const rule = there && ruleOf(there.finding.rule);
      const { number, of } = there ?? { number: 0, of: 0 };
      setAnnouncement(
        rule && there
          ? t`${number} of ${of}. ${rule.label}: “${there.finding.found}”. ${rule.message} ${rule.fix}`
          : t`No wording problems found.`,
      );
    },
    [checking, ruleOf, t],
  );
  useStepKey(step);
  // One object until something of it changes: the list of findings is long, and the screen is drawn at each pause in typing.
  return useMemo(
    () => ({
      findings,
      setAside: setAside.filter(({ where }) => where === 'letter' || where.startsWith('plan/')),
      announcement,
      ruleOf,
      step,
      setEditor: checking.setEditor,
      goTo: checking.goTo,
      putAside: async (finding, reason) => {
        const done = await tryChange('setAside.add', { caseId, finding: { ...keyOfTextFinding(finding), reason } });
        if (done) await offerUndo(caseId, t`Set aside, with your reason`, t`Undo`);
        return done !== undefined;
      },
    }),
    [caseId, findings, setAside, announcement, ruleOf, step, checking, t],
  );
}

/** What the screen knows of the case; the same object until something of it changes. */
function useTextContext(caseId: CaseId, path: AppealPath): TextContext {
  const { case: it, noticeText } = useAnswer('cases.get', { caseId });
  const { today } = useAnswer('system.info', {});
  const submissions = useAnswer('submissions.list', { caseId });
  const earlierTexts = useMemo(() => listEarlierTexts({ submissions }), [submissions]);
  const ids = it.caseIds.join(' ');
  return useMemo(
    () => ({ path, today, caseIds: ids === '' ? [] : ids.split(' '), noticeText, earlierTexts }),
    [path, today, ids, noticeText, earlierTexts],
  );
}

/** F8 and Shift+F8 anywhere in the window, as long as no dialog is open. */
function useStepKey(step: (direction: 1 | -1) => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'F8' || event.ctrlKey || event.altKey || event.metaKey || hasModal()) return;
      event.preventDefault();
      step(event.shiftKey ? -1 : 1);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [step]);
}
