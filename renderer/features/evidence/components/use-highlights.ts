import { useCallback, useEffect, useRef, useState } from 'react';
import type { Evidence } from '../../../../shared/domain/evidence.ts';
import { allowsMarkedCopy, type Highlight, type HighlightDetails } from '../../../../shared/domain/highlight.ts';
import type { HighlightId } from '../../../../shared/domain/ids.ts';
import type { PageArea } from '../../../../shared/domain/page-text.ts';
import { change, tryChange } from '../../../lib/change.ts';
import { useAnswerWhen } from '../../../lib/use-answer.ts';
import { useCatalogue } from '../../../lib/use-catalogue.ts';

export type Highlights = {
  /** In reading order, with rectangles as they are being moved. */
  readonly list: readonly Highlight[];
  /** Whether the document's type may have marked copies in the packet. */
  readonly isAllowed: boolean;
  readonly selectedId: HighlightId | null;
  readonly select: (id: HighlightId | null) => void;
  /** Adds one and selects it. */
  readonly add: (pageNumber: number, area: PageArea) => Promise<void>;
  /** Shows the rectangles there at once, and saves them when they have come to rest. */
  readonly move: (id: HighlightId, rectangles: PageArea[]) => void;
  /** Rejects when it can't be saved. */
  readonly update: (id: HighlightId, patch: Partial<HighlightDetails>) => Promise<unknown>;
  readonly remove: (id: HighlightId) => void;
};

type Draft = { readonly id: HighlightId; readonly rectangles: PageArea[] };

const NO_HIGHLIGHTS: readonly Highlight[] = [];
const REST_MS = 300;

/** The highlights of a document, and what can be done with them. */
export function useHighlights({ caseId, id: evidenceId, type }: Evidence): Highlights {
  const catalogue = useCatalogue();
  const of = { caseId, evidenceId };
  const saved = useAnswerWhen(true, 'highlights.list', of) ?? NO_HIGHLIGHTS;
  const isAllowed = allowsMarkedCopy(catalogue, type);
  const [selectedId, select] = useState<HighlightId | null>(null);
  const { draft, move, forget } = useMoves((next) =>
    tryChange('highlights.update', { ...of, highlightId: next.id, patch: { rectangles: next.rectangles } }),
  );
  return {
    list: saved.map((item) => (item.id === draft?.id ? { ...item, rectangles: draft.rectangles } : item)),
    isAllowed,
    selectedId,
    select,
    add: async (pageNumber, area) => {
      const highlight = { pageNumber, rectangles: [area], note: '', inPacket: isAllowed };
      const added = await tryChange('highlights.add', { ...of, highlight });
      if (added) select(added.id);
    },
    move,
    update: (id, patch) => change('highlights.update', { ...of, highlightId: id, patch }),
    remove: (id) => {
      forget();
      void tryChange('highlights.remove', { ...of, highlightId: id });
    },
  };
}

/** Holds what is being moved until it rests for a moment; saves it also when the document goes away. */
function useMoves(save: (draft: Draft) => Promise<unknown>) {
  const [draft, setDraft] = useState<Draft | null>(null);
  const pending = useRef<{ readonly draft: Draft; readonly timer: ReturnType<typeof setTimeout> } | null>(null);
  const latest = useRef(save);
  useEffect(() => {
    latest.current = save;
  });
  const flush = useCallback((): void => {
    const waiting = pending.current;
    if (!waiting) return;
    clearTimeout(waiting.timer);
    pending.current = null;
    void latest.current(waiting.draft).then(() => setDraft((now) => (now === waiting.draft ? null : now)));
  }, []);
  useEffect(() => flush, [flush]);
  return {
    draft,
    move: (id: HighlightId, rectangles: PageArea[]): void => {
      if (pending.current && pending.current.draft.id !== id) flush();
      if (pending.current) clearTimeout(pending.current.timer);
      const next = { id, rectangles };
      pending.current = { draft: next, timer: setTimeout(flush, REST_MS) };
      setDraft(next);
    },
    forget: (): void => {
      if (pending.current) clearTimeout(pending.current.timer);
      pending.current = null;
      setDraft(null);
    },
  };
}
