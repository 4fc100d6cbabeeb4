import type { Case } from '../../../shared/domain/case.ts';
import type { Catalogue } from '../../../shared/domain/catalogue.ts';
import { makeChecklist, type Checklist } from '../../../shared/domain/checklist.ts';
import type { Evidence } from '../../../shared/domain/evidence.ts';
import type { Finding } from '../../../shared/domain/finding.ts';
import type { SetAside } from '../../../shared/domain/set-aside.ts';
import type { PlanText } from '../../../shared/domain/plan.ts';
import { rememberLast } from '../../lib/remember-last.ts';

/** What is to be proved in a case, and by which documents. */
export const findChecklist = rememberLast(
  (
    it: Case,
    noticeText: string,
    replyItems: readonly string[],
    plan: PlanText,
    evidence: readonly Evidence[],
    findings: readonly Finding[],
    setAside: readonly SetAside[],
    catalogue: Catalogue,
  ): Checklist<Evidence> =>
    makeChecklist(
      { reasons: it.reasons, noticeText, replyItems, plan, evidence, findings, setAside, details: it },
      catalogue,
    ),
);
