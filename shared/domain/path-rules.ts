import type { AppealPath } from './case.ts';
import { findEntry, type Catalogue } from './catalogue.ts';
import { say, type Said } from './said.ts';

export type PathRule = {
  readonly path: AppealPath;
  /** What an appeal of this kind must have, in plain words. */
  readonly needs: readonly Said[];
  /** What spoils it. */
  readonly forbids: readonly Said[];
};

/** The five ways to answer (domain.md finding 2, 1.9 and 6.4 rules 1 and 11; our own inference, and the notice wins). */
const RULES: Readonly<Record<AppealPath, PathRule>> = {
  admit: {
    path: 'admit',
    needs: [
      say`The root cause`,
      say`What you have done, with dates`,
      say`What prevents it from now on`,
      say`Proof of both`,
    ],
    forbids: [say`Any sentence that denies the problem`, say`Blaming buyers, Amazon or competitors`],
  },
  dispute: {
    path: 'dispute',
    needs: [
      say`The facts, with dates`,
      say`Why they comply with the policy`,
      say`A document that proves each point`,
      say`A request`,
    ],
    forbids: [say`Any sentence that admits the problem or says sorry for it`, say`Promises to do better`],
  },
  documents: {
    path: 'documents',
    needs: [say`Each document that the notice asks for`, say`At most a short note on what they are`],
    forbids: [say`A plan of action that nobody asked for`, say`Documents that nobody asked for`],
  },
  retraction: {
    path: 'retraction',
    needs: [
      say`The complaint ID`,
      say`A retraction that the rights owner sends to Amazon, or your contact with the rights owner`,
    ],
    forbids: [
      say`A retraction forwarded by you`,
      say`Saying that the complaint is wrong while asking for its retraction`,
    ],
  },
  'reactivate-other-first': {
    path: 'reactivate-other-first',
    needs: [say`The other account reactivated first`, say`Its name, and the date and notice of its reactivation`],
    forbids: [say`Saying that you know no other account`, say`A plan of action for the other account in this appeal`],
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
