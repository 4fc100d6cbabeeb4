import type { Evidence } from '../../../shared/domain/evidence.ts';
import { selectedPages } from '../../../shared/domain/evidence.ts';
import type { Exhibit } from '../../../shared/domain/exhibits.ts';

/** What a citation of the plan points at, seen from the packet. */
export type CitationTarget =
  | {
      readonly kind: 'exhibit';
      readonly label: string;
      readonly title: string;
      readonly page: number | null;
      readonly pages: readonly number[];
    }
  /** The evidence was taken out of the case, or never existed. */
  | { readonly kind: 'missing' }
  /** The evidence is in the case, not in the packet. */
  | { readonly kind: 'left-out'; readonly title: string }
  /** The file has no such page, or that page isn't among those chosen for the packet. */
  | {
      readonly kind: 'no-such-page' | 'page-left-out';
      readonly label: string;
      readonly title: string;
      readonly page: number;
      readonly pageCount: number;
      readonly pages: readonly number[];
    };

export type ResolveCitation = (evidenceId: string, page: number | null) => CitationTarget;

/**
 * Tells what citations point at.
 * @param evidence all evidence of the case
 * @param exhibits the packet's exhibits, from `listExhibits`
 */
export function createCitationResolver(
  evidence: readonly Evidence[],
  exhibits: readonly Exhibit<Evidence>[],
): ResolveCitation {
  const exhibitById = new Map<string, Exhibit<Evidence>>(exhibits.map((exhibit) => [exhibit.evidence.id, exhibit]));
  const titleById = new Map<string, string>(evidence.map((item) => [item.id, item.title]));
  return (evidenceId, page) => {
    const exhibit = exhibitById.get(evidenceId);
    if (!exhibit) {
      const title = titleById.get(evidenceId);
      return title === undefined ? { kind: 'missing' } : { kind: 'left-out', title };
    }
    const { label, evidence: item } = exhibit;
    const pages = selectedPages(item);
    if (page === null || pages.includes(page)) return { kind: 'exhibit', label, title: item.title, page, pages };
    const pageCount = item.file.pageCount;
    const isOfFile = page >= 1 && page <= pageCount;
    return { kind: isOfFile ? 'page-left-out' : 'no-such-page', label, title: item.title, page, pageCount, pages };
  };
}

/**
 * The citation in the words of the appeal, which is in English whatever the interface speaks: `Exhibit C, p. 1`.
 * The page is the page of the document, not of the packet.
 */
export function formatCitationName(target: CitationTarget): string {
  if (target.kind === 'missing' || target.kind === 'left-out') return '[missing exhibit]';
  return target.page === null ? `Exhibit ${target.label}` : `Exhibit ${target.label}, p. ${target.page}`;
}
