import type { AppealPath } from './case.ts';
import { findContradictions, type Contradiction } from './checks/find-contradictions.ts';
import { formatLongDate } from './dates.ts';
import type { PlanText } from './plan.ts';
import type { SentExhibit } from './sent-content.ts';
import { listSentExhibits, type SubmissionRecord } from './submission.ts';

/** One appeal as it is compared: what was sent, or what would be sent now. */
export type Appeal = {
  readonly letter: string;
  readonly plan: PlanText;
  /** In packet order. */
  readonly exhibits: readonly SentExhibit[];
  readonly path?: AppealPath;
};

/** One fact of a document that two appeals tell differently, in words. */
export type ChangedFact = {
  readonly field: 'title' | 'type' | 'issuer' | 'holder' | 'documentDate' | 'documentNumber' | 'quantities' | 'pages';
  readonly was: string;
  readonly is: string;
};

export type ExhibitChange = {
  readonly earlier: SentExhibit;
  readonly later: SentExhibit;
  /** Another file under the same name in the case. */
  readonly isReplaced: boolean;
  /** Empty when only the file or the letter has changed. */
  readonly facts: readonly ChangedFact[];
};

export type SubmissionComparison = {
  readonly added: readonly SentExhibit[];
  readonly dropped: readonly SentExhibit[];
  readonly changed: readonly ExhibitChange[];
  /** In both with the same file and the same facts. */
  readonly same: readonly SentExhibit[];
  /** Days, numbers and suppliers that the two tell differently. */
  readonly contradictions: readonly Contradiction[];
};

/** A submission in the form that is compared. */
export function appealOf({ letter, plan, manifest }: SubmissionRecord): Appeal {
  const path = manifest.content?.path;
  return { letter, plan, exhibits: listSentExhibits(manifest), ...(path && { path }) };
}

/**
 * What changed from one appeal to another, texts aside: exhibits by their evidence, so that a new letter alone is no
 * change; a file that comes back under another name is the same one.
 */
export function compareSubmissions(earlier: Appeal, later: Appeal): SubmissionComparison {
  const partnerOf = (exhibit: SentExhibit, others: readonly SentExhibit[]): SentExhibit | undefined =>
    others.find(({ evidenceId }) => evidenceId === exhibit.evidenceId) ??
    others.find(({ sha256 }) => sha256 === exhibit.sha256);
  const pairs = later.exhibits.flatMap((exhibit) => {
    const partner = partnerOf(exhibit, earlier.exhibits);
    return partner ? [describeChange(partner, exhibit)] : [];
  });
  const isChanged = ({ isReplaced, facts }: ExhibitChange): boolean => isReplaced || facts.length > 0;
  return {
    added: later.exhibits.filter((exhibit) => !partnerOf(exhibit, earlier.exhibits)),
    dropped: earlier.exhibits.filter((exhibit) => !partnerOf(exhibit, later.exhibits)),
    changed: pairs.filter(isChanged),
    same: pairs.filter((pair) => !isChanged(pair)).map((pair) => pair.later),
    contradictions: findContradictions(toTexts(earlier), toTexts(later)),
  };
}

/** Exhibits whose very files went out before, with the first round in which they did. */
export function listSentBefore(
  exhibits: readonly Pick<SentExhibit, 'sha256' | 'title' | 'evidenceId'>[],
  submissions: readonly SubmissionRecord[],
): readonly { readonly evidenceId: string; readonly title: string; readonly round: number }[] {
  return exhibits.flatMap(({ sha256, title, evidenceId }) => {
    const sent = submissions
      .filter(({ manifest }) => listSentExhibits(manifest).some((exhibit) => exhibit.sha256 === sha256))
      .toSorted((a, b) => a.round - b.round)[0];
    return sent ? [{ evidenceId, title, round: sent.round }] : [];
  });
}

function toTexts({ letter, plan, exhibits }: Appeal) {
  return { letter, ...plan, documents: exhibits.map(({ evidenceId, ...facts }) => ({ ...facts, id: evidenceId })) };
}

function describeChange(earlier: SentExhibit, later: SentExhibit): ExhibitChange {
  const was = describeFacts(earlier);
  const is = describeFacts(later);
  const fields = Object.keys(was) as ChangedFact['field'][];
  return {
    ...{ earlier, later, isReplaced: earlier.sha256 !== later.sha256 },
    facts: fields
      .filter((field) => was[field] !== is[field])
      .map((field) => ({ field, was: was[field], is: is[field] })),
  };
}

function describeFacts(exhibit: SentExhibit): Readonly<Record<ChangedFact['field'], string>> {
  const { title, type, issuer, holder, documentDate, documentNumber, quantities, pages } = exhibit;
  const units = Object.entries(quantities).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    ...{ title, type, issuer, holder, documentNumber },
    documentDate: documentDate === null ? '' : formatLongDate(documentDate),
    quantities: units.map(([asin, count]) => `${asin}: ${count}`).join(', '),
    pages: pages?.join(', ') ?? '',
  };
}
