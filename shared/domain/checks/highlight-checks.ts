import { labelOf, type Catalogue } from '../catalogue.ts';
import { selectedPages, type Evidence } from '../evidence.ts';
import type { Finding } from '../finding.ts';
import { allowsMarkedCopy, type Highlight } from '../highlight.ts';
import { say, sayLabel, sayList } from '../said.ts';
import { tellFinding } from '../tell-finding.ts';

/** Highlights of a document that were meant for a marked copy and don't get on one. */
export function checkHighlights(
  evidence: Evidence,
  highlights: readonly Highlight[],
  catalogue: Catalogue,
): readonly Finding[] {
  const wanted = highlights.filter(({ inPacket }) => inPacket);
  if (wanted.length === 0) return [];
  const where = `evidence/${evidence.id}`;
  if (!allowsMarkedCopy(catalogue, evidence.type)) {
    const kind = sayLabel(labelOf(catalogue.documentTypes, evidence.type));
    return [
      tellFinding({
        rule: 'marked-copy-not-allowed',
        level: 'warning',
        where,
        message: say`"${evidence.title}" has highlights for a marked copy, but this kind of document (${kind}) must be sent without any mark. They are left out.`,
        fix: say`Keep the highlights as notes for yourself: take them off the marked copy. Say in the plan where to look.`,
      }),
    ];
  }
  const pages = selectedPages(evidence);
  const unused = [...new Set(wanted.map(({ pageNumber }) => pageNumber))]
    .filter((page) => !pages.includes(page))
    .sort((a, b) => a - b);
  if (unused.length === 0) return [];
  return [
    tellFinding({
      rule: 'highlight-page-unused',
      level: 'warning',
      where,
      message: say`"${evidence.title}" has highlights on page ${sayList(unused)}, which is not in the packet.`,
      fix: say`Use the page, or remove the highlights.`,
    }),
  ];
}
