import type { CitationTarget } from './resolve-citation.ts';

/** What a chip shows. `problem` says in words what is wrong with the citation; null when nothing is. */
export type CitationFace = { readonly name: string; readonly problem: string | null; readonly hint: string };

export type NameCitation = (evidenceId: string, page: number | null) => CitationFace;

/**
 * The names of the citations of one plan, shared by its editors. The documents hold ids only, so a new order of the
 * exhibits renames every chip without touching a document.
 */
export type CitationNames = {
  readonly face: NameCitation;
  readonly set: (next: NameCitation) => void;
  readonly subscribe: (listener: () => void) => () => void;
};

export function createCitationNames(first: NameCitation): CitationNames {
  let current = first;
  const listeners = new Set<() => void>();
  return {
    face: (evidenceId, page) => current(evidenceId, page),
    set: (next) => {
      current = next;
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Pages that a citation of this target can choose from; empty where there is nothing to choose. */
export function choosablePages(target: CitationTarget): readonly number[] {
  return target.kind === 'missing' || target.kind === 'left-out' ? [] : target.pages;
}
