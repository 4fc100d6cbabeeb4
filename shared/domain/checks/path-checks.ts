import type { CheckedCase } from '../case-file.ts';
import type { AppealPath } from '../case.ts';
import { labelOf, type Catalogue } from '../catalogue.ts';
import type { Finding } from '../finding.ts';
import { findOpenedPaths } from '../notice/find-paths.ts';
import { listPathsOfReason } from '../path-rules.ts';
import { listWrittenParts } from '../plan-shape.ts';
import { say, sayLabel, sayList, type Said, type SaidValue } from '../said.ts';
import { tellFinding } from '../tell-finding.ts';

/** What the ways to answer are called in findings. */
const NAMES: Readonly<Record<AppealPath, Said>> = {
  admit: say`a plan of action`,
  dispute: say`a dispute`,
  documents: say`documents only`,
  retraction: say`a retraction by the rights owner`,
  'reactivate-other-first': say`reactivating the other account first`,
};

/** Whether the way to answer fits the reasons, and has what it can't do without (domain.md 1.9, 6.4 rule 11). */
export function checkPath(file: CheckedCase, catalogue: Catalogue): readonly Finding[] {
  return [...checkReasons(file, catalogue), ...checkNeeds(file)];
}

function checkReasons(file: CheckedCase, catalogue: Catalogue): readonly Finding[] {
  const { path, reasons } = file.case;
  const misfits = reasons.filter((id) => !listPathsOfReason(id, catalogue).includes(path));
  if (misfits.length === 0) return [];
  const labels = (ids: readonly string[]): SaidValue =>
    sayList(
      ids.map((id) => say`"${sayLabel(labelOf(catalogue.reasons, id))}"`),
      'and',
    );
  const common = (Object.keys(NAMES) as AppealPath[]).filter((one) =>
    reasons.every((id) => listPathsOfReason(id, catalogue).includes(one)),
  );
  if (common.length === 0) {
    const message = say`No single way to answer fits ${labels(reasons)}: this appeal is ${NAMES[path]}, which does not fit ${labels(misfits)}.`;
    const fix = say`Make an appeal of its own for each of them, and answer first what the notice asks for first.`;
    return [tellFinding({ rule: 'path-mixed', level: 'warning', where: 'case/path', message, fix })];
  }
  if (findOpenedPaths(file.noticeText).includes(path)) return [];
  const message = say`This appeal is ${NAMES[path]}. For ${labels(misfits)} the way is usually ${sayList(
    common.map((one) => NAMES[one]),
    'or',
  )}.`;
  const fix = say`Read the notice once more: it decides. Change the way to answer in the overview if it asks for something else.`;
  return [tellFinding({ rule: 'path-reason', level: 'warning', where: 'case/path', message, fix })];
}

function checkNeeds(file: CheckedCase): readonly Finding[] {
  const { path, complaintIds } = file.case;
  const used = file.evidence.filter(({ include }) => include);
  const need = (where: string, message: Said, fix: Said): readonly Finding[] => [
    tellFinding({ rule: 'path-needs', level: 'warning', where, message, fix }),
  ];
  // An empty packet is a finding of its own.
  if (used.length === 0 && listWrittenParts(file.plan, path).length === 0) return [];
  if (path === 'dispute' && used.length === 0) {
    const message = say`A dispute without a document is a claim only: nothing proves it.`;
    return need('evidence', message, say`Add the documents that prove each point.`);
  }
  if (path === 'documents' && used.length === 0) {
    return need(
      'evidence',
      say`This appeal sends documents only, and there are none.`,
      say`Add what the notice asks for.`,
    );
  }
  if (path === 'retraction' && complaintIds.length === 0) {
    const message = say`The complaint ID is missing: without it nobody can match the retraction.`;
    return need('case/complaintIds', message, say`Copy it from the notice, or from Account Health.`);
  }
  return [];
}
