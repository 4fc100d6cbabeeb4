import type { I18n } from '@lingui/core';
import { msg, plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react';
import { useEffect, useMemo, useState } from 'react';
import type { Evidence } from '../../../shared/domain/evidence.ts';
import { citedEvidenceIds, listExhibits, type Exhibit, type ExhibitRules } from '../../../shared/domain/exhibits.ts';
import { formatCitation } from '../../../shared/domain/plan-markup.ts';
import { selectShownPlan } from '../../../shared/domain/plan-shape.ts';
import { EMPTY_PLAN, type PlanText } from '../../../shared/domain/plan.ts';
import { createCitationNames, type CitationFace, type CitationNames } from './citation-names.ts';
import {
  createCitationResolver,
  formatCitationName,
  type CitationTarget,
  type ResolveCitation,
} from './resolve-citation.ts';

export type PlanCitations = {
  readonly exhibits: readonly Exhibit<Evidence>[];
  readonly resolve: ResolveCitation;
  readonly names: CitationNames;
};

/**
 * The exhibits as the text that is on the screen now orders them, and the names of all citations.
 * @param plan the text as typed, saved or not
 */
export function useCitationNames(evidence: readonly Evidence[], plan: PlanText, rules: ExhibitRules): PlanCitations {
  // A new function with each language, so that the names follow it.
  const { _: translate } = useLingui();
  // Only the order of first citations matters, which a key seldom changes: the chips aren't redrawn for every letter.
  const { path } = rules;
  const citations = citedEvidenceIds(selectShownPlan(plan, path))
    .map((id) => formatCitation(id, null))
    .join(' ');
  const exhibits = useMemo(
    () => listExhibits(evidence, { ...EMPTY_PLAN, rootCause: citations }, rules),
    [evidence, citations, rules],
  );
  const resolve = useMemo(() => createCitationResolver(evidence, exhibits), [evidence, exhibits]);
  const face = useMemo(
    () =>
      (evidenceId: string, page: number | null): CitationFace => {
        const target = resolve(evidenceId, page);
        return { name: formatCitationName(target), ...describeTarget(target, evidenceId, translate) };
      },
    [resolve, translate],
  );
  const [names] = useState(() => createCitationNames(face));
  useEffect(() => names.set(face), [names, face]);
  return { exhibits, resolve, names };
}

function describeTarget(target: CitationTarget, evidenceId: string, translate: I18n['_']): Omit<CitationFace, 'name'> {
  const { kind } = target;
  if (kind === 'exhibit') return { problem: null, hint: target.title };
  if (kind === 'missing') {
    return {
      problem: translate(msg`Missing exhibit`),
      hint: translate(msg`“${evidenceId}” is not in this appeal. Add it again, or remove this citation.`),
    };
  }
  if (kind === 'left-out') {
    return {
      problem: translate(msg`Left out: ${target.title}`),
      hint: translate(msg`This evidence is left out of the packet. Include it, or remove this citation.`),
    };
  }
  const name = formatCitationName(target);
  if (kind === 'page-left-out') {
    return {
      problem: translate(msg`${name} is not in the packet`),
      hint: translate(msg`Page ${target.page} of “${target.title}” is not among the pages used.`),
    };
  }
  return {
    problem: translate(msg`${name} does not exist`),
    hint: translate(msg`“${target.title}” has ${plural(target.pageCount, { one: '# page', other: '# pages' })}.`),
  };
}
