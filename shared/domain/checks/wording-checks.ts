import type { Catalogue } from '../catalogue.ts';
import type { CheckedCase } from '../case-file.ts';
import type { LocalDate } from '../dates.ts';
import type { Finding } from '../finding.ts';
import { parsePlanMarkup } from '../plan-markup.ts';
import { listWrittenParts } from '../plan-shape.ts';
import { sayProvenance } from '../provenance.ts';
import { checkTexts } from '../text-checks/check-texts.ts';
import { toCheckedBlocks, type CheckedText } from '../text-checks/checked-text.ts';
import type { TextFinding } from '../text-checks/text-finding.ts';
import type { TextPlace, TextRule } from '../text-checks/text-rule.ts';
import { listEarlierTexts } from './earlier-checks.ts';
import { checkShownWords } from './shown-words-checks.ts';
import { say, sayLabel } from '../said.ts';
import { tellFinding } from '../tell-finding.ts';

/** What the rules on wording object to in what is sent: the parts of the plan, a letter of the user's own, names and notes. */
export function checkWording(file: CheckedCase, catalogue: Catalogue, today: LocalDate): readonly Finding[] {
  const context = {
    path: file.case.path,
    today,
    caseIds: file.case.caseIds,
    noticeText: file.noticeText,
    earlierTexts: listEarlierTexts(file),
  };
  const ruleById = new Map(catalogue.textRules.map((rule) => [rule.id, rule]));
  const own = checkTexts(listCheckedTexts(file), context, catalogue.textRules).flatMap((found) => {
    const rule = ruleById.get(found.rule);
    return rule ? [toFinding(found, rule, catalogue)] : [];
  });
  return [...joinCopied(own), ...checkShownWords(file, catalogue, context)];
}

/** A plan that was just sent is copied in every paragraph: one finding says so, and the editor marks each of them. */
function joinCopied(findings: readonly Finding[]): readonly Finding[] {
  const [first, ...others] = findings.filter(({ rule }) => rule === 'copy-paste');
  if (!first || others.length === 0) return findings;
  const more = others.length === 1 ? say`one more paragraph` : say`${others.length} more paragraphs`;
  const { message, fix } = first.said ?? { message: sayLabel(first.message), fix: sayLabel(first.fix) };
  const joined = tellFinding({ ...first, message: say`${message} The same is true of ${more}.`, fix });
  return findings
    .filter((finding) => !others.includes(finding))
    .map((finding) => (finding === first ? joined : finding));
}

/** The sentences of the generated letter aren't the user's; the words that it takes from the case are checked where they stand. */
function listCheckedTexts(file: CheckedCase): readonly CheckedText[] {
  const { letterText } = file.case.packetOptions;
  return [
    ...(letterText === null ? [] : [readText('letter', letterText)]),
    ...listWrittenParts(file.plan, file.case.path).map(({ part }) => readText(part, file.plan[part])),
  ];
}

function readText(place: TextPlace, markup: string): CheckedText {
  return { place, blocks: toCheckedBlocks(parsePlanMarkup(markup)) };
}

/** Where a finding on wording stands, as a path that a screen can jump to. */
export function whereOfText(place: TextPlace): string {
  return place === 'letter' ? 'letter' : `plan/${place}`;
}

function toFinding(found: TextFinding, rule: TextRule, { sources }: Catalogue): Finding {
  return tellFinding({
    rule: found.rule,
    level: found.level,
    where: whereOfText(found.place),
    message: say`${sayLabel(rule.label)}: "${found.found}". ${sayLabel(rule.message)}`,
    fix: sayLabel(rule.fix),
    source: sayProvenance(rule, sources),
    found: found.found,
  });
}
