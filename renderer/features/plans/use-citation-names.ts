import { i18n } from '@lingui/core';
import { msg, plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react';
import { useEffect, useMemo, useState } from 'react';
import type { ExhibitOrder } from '../../../shared/domain/case.ts';
import type { Evidence } from '../../../shared/domain/evidence.ts';
import { listExhibits, type Exhibit } from '../../../shared/domain/exhibits.ts';
import type { PlanText } from '../../../shared/domain/plan.ts';
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
export function useCitationNames(evidence: readonly Evidence[], plan: PlanText, order: ExhibitOrder): PlanCitations {
  const { i18n: language } = useLingui();
  const exhibits = useMemo(() => listExhibits(evidence, plan, order), [evidence, plan, order]);
  const resolve = useMemo(() => createCitationResolver(evidence, exhibits), [evidence, exhibits]);
  const face = useMemo(
    () =>
      (evidenceId: string, page: number | null): CitationFace => {
        const target = resolve(evidenceId, page);
        return { name: formatCitationName(target), ...describeTarget(target, evidenceId) };
      },
    // The words change with the language of the interface.
    [resolve, language.locale],
  );
  const [names] = useState(() => createCitationNames(face));
  useEffect(() => names.set(face), [names, face]);
  return { exhibits, resolve, names };
}

function describeTarget(target: CitationTarget, evidenceId: string): Omit<CitationFace, 'name'> {
  const { kind } = target;
  if (kind === 'exhibit') return { problem: null, hint: target.title };
  if (kind === 'missing') {
    return {
      problem: i18n._(msg`Missing exhibit`),
      hint: i18n._(msg`“${evidenceId}” is not in this case. Add it again, or remove this citation.`),
    };
  }
  if (kind === 'left-out') {
    return {
      problem: i18n._(msg`Left out: ${target.title}`),
      hint: i18n._(msg`This evidence is left out of the packet. Include it, or remove this citation.`),
    };
  }
  const name = formatCitationName(target);
  if (kind === 'page-left-out') {
    return {
      problem: i18n._(msg`${name} is not in the packet`),
      hint: i18n._(msg`Page ${target.page} of “${target.title}” is not among the pages used.`),
    };
  }
  return {
    problem: i18n._(msg`${name} does not exist`),
    hint: i18n._(msg`“${target.title}” has ${plural(target.pageCount, { one: '# page', other: '# pages' })}.`),
  };
}
