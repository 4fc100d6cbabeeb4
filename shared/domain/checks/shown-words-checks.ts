import type { Catalogue } from '../catalogue.ts';
import type { CheckedCase } from '../case-file.ts';
import type { Finding } from '../finding.ts';
import { sayProvenance } from '../provenance.ts';
import { checkTexts } from '../text-checks/check-texts.ts';
import type { TextContext } from '../text-checks/text-context.ts';
import { say, sayLabel, type Said } from '../said.ts';
import { tellFinding } from '../tell-finding.ts';

/**
 * The rules that mean something for a name or a note. Others want sentences, or are met by honest names: a letter of a
 * lawyer may be an exhibit.
 */
const RULES: ReadonlySet<string> = new Set(['blame-amazon', 'blame-buyer', 'emotion', 'template-residue', 'pii']);

/** A text that the user typed elsewhere, and that the letter, the index and the separators show. */
type ShownText = { readonly where: string; readonly name: Said; readonly text: string };

/**
 * What the rules on wording object to in the words that the packet takes from elsewhere: the generated letter and the
 * index are made of them. Told where they can be mended; never an error, because no one wrote them as a letter.
 */
export function checkShownWords(file: CheckedCase, catalogue: Catalogue, context: TextContext): readonly Finding[] {
  const rules = catalogue.textRules.filter(({ id }) => RULES.has(id));
  return listShownTexts(file).flatMap(({ where, name, text }) =>
    checkTexts([{ place: 'letter', blocks: [{ kind: 'paragraph', text }] }], context, rules).flatMap(
      ({ rule: id, found, level }): readonly Finding[] => {
        const rule = rules.find((one) => one.id === id);
        if (!rule) return [];
        return [
          tellFinding({
            rule: id,
            level: level === 'error' ? 'warning' : level,
            where,
            message: say`${sayLabel(rule.label)}: "${found}" in ${name}, which the packet shows. ${sayLabel(rule.message)}`,
            fix: sayLabel(rule.fix),
            source: sayProvenance(rule, catalogue.sources),
            found,
          }),
        ];
      },
    ),
  );
}

function listShownTexts(file: CheckedCase): readonly ShownText[] {
  const ofEvidence = file.evidence
    .filter(({ include }) => include)
    .flatMap(({ id, title, note }): readonly ShownText[] => [
      { where: `evidence/${id}`, name: say`the title of a document`, text: title },
      { where: `evidence/${id}`, name: say`the note on "${title}"`, text: note },
    ]);
  const all = [{ where: 'case/title', name: say`the name of this appeal`, text: file.case.title }, ...ofEvidence];
  return all.filter(({ text }) => text.trim() !== '');
}
