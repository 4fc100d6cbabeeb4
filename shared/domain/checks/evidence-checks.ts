import type { Catalogue } from '../catalogue.ts';
import { findEntry } from '../catalogue.ts';
import type { CheckedCase } from '../case-file.ts';
import { daysBetween, type LocalDate } from '../dates.ts';
import type { Evidence } from '../evidence.ts';
import { citedEvidenceIds, listExhibits } from '../exhibits.ts';
import type { Finding } from '../finding.ts';
import { listWrittenParts, planShape, selectShownPlan } from '../plan-shape.ts';
import { checkHighlights } from './highlight-checks.ts';
import { weighFileFinding } from './weigh-file-finding.ts';
import { say, sayDay, sayLabel, type Said } from '../said.ts';
import { tellFinding } from '../tell-finding.ts';

/** What each included document lacks or breaks, and what the packet as a set of documents does. */
export function checkEvidence(file: CheckedCase, catalogue: Catalogue, today: LocalDate): readonly Finding[] {
  const exhibits = listExhibits(file.evidence, file.plan, file.case);
  const shown = selectShownPlan(file.plan, file.case.path);
  const cited = new Set(citedEvidenceIds(shown, file.case.packetOptions.letterText));
  // Where there is no plan, the letter itself names every document.
  const planIsWritten =
    planShape(file.case.path).place === 'section' && listWrittenParts(file.plan, file.case.path).length > 0;
  return exhibits.flatMap(({ label, evidence }) => [
    ...checkFile(evidence),
    ...checkType(evidence, catalogue),
    ...checkFreshness(evidence, file, catalogue, today),
    ...checkExpiry(evidence, today),
    ...checkTwice(evidence, file.evidence),
    ...checkHighlights(
      evidence,
      file.highlights.filter(({ evidenceId }) => evidenceId === evidence.id),
      catalogue,
    ),
    ...(file.case.packetOptions.enclosed.includes(evidence.id) ? [describeSeparateFile(label, evidence)] : []),
    ...(planIsWritten && !cited.has(evidence.id)
      ? [
          warning(
            'exhibit-uncited',
            evidence,
            say`Exhibit ${label}, "${evidence.title}", is not cited in the plan.`,
            say`Cite it where it proves something, or leave it out: send what was asked, no more.`,
          ),
        ]
      : []),
  ]);
}

function warning(rule: string, evidence: Evidence, message: Said, fix: Said): Finding {
  return tellFinding({ rule, level: 'warning', where: `evidence/${evidence.id}`, message, fix });
}

/** That its file has to be uploaded too; a warning where the file holds pages that the user didn't choose. */
function describeSeparateFile(label: string, evidence: Evidence): Finding {
  const { pages, file, title } = evidence;
  const isWhole = pages === null || pages.length === file.pageCount;
  const all = isWhole
    ? ''
    : say` All ${file.pageCount} pages of the file are sent, also those that you did not choose.`;
  return tellFinding({
    rule: 'separate-file',
    level: isWhole ? 'info' : 'warning',
    where: `evidence/${evidence.id}`,
    message: say`Exhibit ${label}, "${title}", goes as a separate file; the packet has one sheet that names it.${all}`,
    fix: say`Upload the file from the kit together with the packet, or put its pages into the packet again.`,
  });
}

function checkFile(evidence: Evidence): readonly Finding[] {
  return evidence.file.findings
    .flatMap((finding) => weighFileFinding(finding, evidence.type))
    .map((finding) => {
      const { message, fix } = finding.said ?? { message: sayLabel(finding.message), fix: sayLabel(finding.fix) };
      return tellFinding({
        ...finding,
        where: `evidence/${evidence.id}`,
        message: say`"${evidence.title}": ${message}`,
        fix,
      });
    });
}

function checkType(evidence: Evidence, catalogue: Catalogue): readonly Finding[] {
  if (evidence.type !== 'other_document' && findEntry(catalogue.documentTypes, evidence.type)) return [];
  return [
    warning(
      'type-missing',
      evidence,
      say`"${evidence.title}" has no document type yet.`,
      say`Choose what kind of document it is; the checks and the letter depend on it.`,
    ),
  ];
}

function checkFreshness(
  evidence: Evidence,
  file: CheckedCase,
  catalogue: Catalogue,
  today: LocalDate,
): readonly Finding[] {
  const rule = findEntry(catalogue.documentTypes, evidence.type)?.freshness;
  if (!rule || rule.isAdvice) return [];
  if (!evidence.documentDate) {
    return [
      warning(
        'date-missing',
        evidence,
        say`"${evidence.title}" has no date, and its age counts.`,
        say`Enter the date that is printed on the document.`,
      ),
    ];
  }
  const anchor = rule.anchor === 'notice' ? file.case.noticeReceivedOn : today;
  if (!anchor) return [];
  const age = daysBetween(evidence.documentDate, anchor);
  if (age <= rule.days) return [];
  const counted = rule.anchor === 'notice' ? say`the notice (${sayDay(anchor)})` : say`sending (${sayDay(anchor)})`;
  return [
    warning(
      'freshness',
      evidence,
      say`"${evidence.title}" was ${age} days old on the day of ${counted}; usually at most ${rule.days} days are accepted.`,
      say`Find a newer document if you can. The notice wins: follow it where it says another number.`,
    ),
  ];
}

function checkExpiry(evidence: Evidence, today: LocalDate): readonly Finding[] {
  if (!evidence.expiresOn || evidence.expiresOn >= today) return [];
  return [
    warning(
      'expired',
      evidence,
      say`"${evidence.title}" expired on ${sayDay(evidence.expiresOn)}.`,
      say`Send a valid document instead.`,
    ),
  ];
}

function checkTwice(evidence: Evidence, all: readonly Evidence[]): readonly Finding[] {
  const first = all.find((other) => other.include && other.file.sha256 === evidence.file.sha256);
  if (!first || first.id === evidence.id) return [];
  return [
    warning(
      'same-file-twice',
      evidence,
      say`"${evidence.title}" is the same file as "${first.title}".`,
      say`Cite one of them and leave the other out.`,
    ),
  ];
}
