import type { AppealPath } from './case.ts';
import { findEntry, type Catalogue } from './catalogue.ts';

export type PathRule = {
  readonly path: AppealPath;
  /** What an appeal of this kind must have, in plain words. */
  readonly needs: readonly string[];
  /** What spoils it. */
  readonly forbids: readonly string[];
};

/** The five ways to answer (domain.md finding 2, 1.9 and 6.4 rules 1 and 11; our own inference, and the notice wins). */
const RULES: Readonly<Record<AppealPath, PathRule>> = {
  admit: {
    path: 'admit',
    needs: ['The root cause', 'What you have done, with dates', 'What prevents it from now on', 'Proof of both'],
    forbids: ['Any sentence that denies the problem', 'Blaming buyers, Amazon or competitors'],
  },
  dispute: {
    path: 'dispute',
    needs: [
      'The facts, with dates',
      'Why they comply with the policy',
      'A document that proves each point',
      'A request',
    ],
    forbids: ['Any sentence that admits the problem or says sorry for it', 'Promises to do better'],
  },
  documents: {
    path: 'documents',
    needs: ['Each document that the notice asks for', 'At most a short note on what they are'],
    forbids: ['A plan of action that nobody asked for', 'Documents that nobody asked for'],
  },
  retraction: {
    path: 'retraction',
    needs: [
      'The complaint ID',
      'A retraction that the rights owner sends to Amazon, or your contact with the rights owner',
    ],
    forbids: ['A retraction forwarded by you', 'Saying that the complaint is wrong while asking for its retraction'],
  },
  'reactivate-other-first': {
    path: 'reactivate-other-first',
    needs: ['The other account reactivated first', 'Its name, and the date and notice of its reactivation'],
    forbids: ['Saying that you know no other account', 'A plan of action for the other account in this appeal'],
  },
};

const GENERAL: readonly AppealPath[] = ['admit', 'dispute', 'documents'];

/** What an appeal of a path needs and what it forbids. */
export function pathRule(path: AppealPath): PathRule {
  return RULES[path];
}

/** The ways that make sense for a reason; for one that the catalogue doesn't know, any but the two special ones. */
export function listPathsOfReason(reasonId: string, catalogue: Pick<Catalogue, 'reasons'>): readonly AppealPath[] {
  return findEntry(catalogue.reasons, reasonId)?.paths ?? GENERAL;
}

export type PathChoice = PathRule & {
  /** The notice itself opens this way. */
  readonly isOpened: boolean;
  /** `usual`: a reason's default; `possible`: makes sense for each reason; `unusual`: not for some of them. */
  readonly fit: 'usual' | 'possible' | 'unusual';
};

/**
 * The five ways for a case, best first: those that the notice opens, then the usual ones, then the rest.
 * @param opened the ways that the notice opens (`findPaths`)
 */
export function listPathChoices(
  reasons: readonly string[],
  opened: readonly AppealPath[],
  catalogue: Pick<Catalogue, 'reasons'>,
): readonly PathChoice[] {
  const defaults = reasons.map((id) => findEntry(catalogue.reasons, id)?.defaultPath);
  const fitOf = (path: AppealPath): PathChoice['fit'] => {
    if (reasons.length === 0) return GENERAL.includes(path) ? 'possible' : 'unusual';
    if (!reasons.every((id) => listPathsOfReason(id, catalogue).includes(path))) return 'unusual';
    return defaults.includes(path) ? 'usual' : 'possible';
  };
  const rank = ({ isOpened, fit }: PathChoice): number =>
    (isOpened ? 0 : 3) + (fit === 'usual' ? 0 : fit === 'possible' ? 1 : 2);
  return Object.values(RULES)
    .map((rule): PathChoice => ({ ...rule, isOpened: opened.includes(rule.path), fit: fitOf(rule.path) }))
    .sort((a, b) => rank(a) - rank(b));
}
