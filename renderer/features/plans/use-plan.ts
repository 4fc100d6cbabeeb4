import type { Editor } from '@tiptap/core';
import { createStore, useStore, type StoreApi } from 'zustand';
import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import type { AppealPath } from '../../../shared/domain/case.ts';
import { citedEvidenceIds } from '../../../shared/domain/exhibits.ts';
import type { CaseId, EvidenceId } from '../../../shared/domain/ids.ts';
import { PLAN_PARTS, type PlanPart, type PlanText } from '../../../shared/domain/plan.ts';
import { useAnswer } from '../../lib/use-answer.ts';
import { insertCitation } from './citation-editing.ts';
import { goToBlock } from './find-block.ts';
import { measurePlan, type PlanMeasure } from './measure-plan.ts';
import { replaceContent } from './replace-content.ts';
import { searchExhibits, type CitationChoice } from './search-exhibits.ts';
import { useCitationNames, type PlanCitations } from './use-citation-names.ts';
import { usePlanSaving } from './use-plan-saving.ts';

/** A pause in typing after which counts, coverage and exhibit letters follow. */
const FOLLOW_MS = 100;

export type PlanModel = {
  readonly path: AppealPath;
  /** The text as it was when the screen opened, with what wasn't stored yet; the editors have had it since. */
  readonly start: PlanText;
  /** The text as typed, saved or not. */
  readonly live: PlanText;
  /** As typed, but a moment behind: for what takes its time. */
  readonly settled: PlanText;
  readonly measure: PlanMeasure;
  readonly citations: PlanCitations;
  readonly citedIds: ReadonlySet<string>;
  readonly search: (query: string) => readonly CitationChoice[];
  readonly nameOf: (evidenceId: string, page: number | null) => string;
  readonly changePart: (part: PlanPart, markup: string) => void;
  readonly setEditor: (part: PlanPart, editor: Editor | null) => void;
  readonly flush: () => Promise<void>;
  /** Cites evidence at the caret of the part that was written in last. */
  readonly insert: (evidenceId: EvidenceId) => void;
  readonly goTo: (part: PlanPart, blockIndex: number) => void;
};

/**
 * The plan of a case between its editors and the application. A part that is being typed belongs to its editor; one that
 * rests takes every change that comes from elsewhere (undo, a restored version, another window).
 * @param firstPart part to put the caret in
 */
export function usePlan(caseId: CaseId, firstPart: PlanPart | undefined): PlanModel {
  const stored = useAnswer('plans.get', { caseId });
  const evidence = useAnswer('evidence.list', { caseId });
  const { case: it } = useAnswer('cases.get', { caseId });
  const { path } = it;
  const saving = usePlanSaving(caseId);
  const [start] = useState(() => saving.withUnsaved(stored));
  const [liveStore] = useState(() => createStore<PlanText>(() => start));
  const live = useStore(liveStore);
  const editors = useEditors(firstPart);
  const { tellSoon, tellNow } = useFollowing(liveStore);

  useEffect(() => {
    for (const part of PLAN_PARTS) {
      const editor = editors.get(part);
      if (editor && !saving.isDirty(part)) replaceContent(editor.view, stored[part]);
    }
    const rested = PLAN_PARTS.filter((part) => !saving.isDirty(part));
    tellNow(pick(stored, rested));
  }, [stored, saving, editors, tellNow]);

  const citations = useCitationNames(evidence, live, it);
  const { exhibits, names } = citations;
  const search = useCallback((query: string) => searchExhibits(exhibits, query), [exhibits]);
  const nameOf = useCallback((id: string, page: number | null) => names.face(id, page).name, [names]);
  const deferred = useDeferredValue(live);
  const measure = useMemo(() => measurePlan(deferred), [deferred]);
  const citedIds = useMemo(() => new Set(citedEvidenceIds(deferred)), [deferred]);
  return {
    path,
    start,
    live,
    settled: deferred,
    measure,
    citations,
    citedIds,
    search,
    nameOf,
    changePart: useCallback(
      (part, markup) => {
        saving.save(part, markup);
        tellSoon({ [part]: markup });
      },
      [saving, tellSoon],
    ),
    setEditor: editors.set,
    flush: saving.flush,
    insert: (evidenceId) => {
      const editor = editors.last();
      if (!editor) return;
      const { from, to } = editor.state.selection;
      editor.view.focus();
      editor.view.dispatch(insertCitation(editor.state, { evidenceId, page: null, from, to }));
    },
    goTo: (part, blockIndex) => {
      const editor = editors.get(part);
      if (editor) goToBlock(editor, blockIndex);
    },
  };
}

type Following = {
  readonly tellSoon: (patch: Partial<PlanText>) => void;
  /** At once, in place of what would have been told soon of the same parts. */
  readonly tellNow: (patch: Partial<PlanText>) => void;
};

/** The screen around the editors follows a moment behind them, so that no keystroke waits for it. */
function useFollowing(store: StoreApi<PlanText>): Following {
  const following = useMemo(() => createFollowing(store), [store]);
  useEffect(() => following.stop, [following]);
  return following;
}

function createFollowing(store: StoreApi<PlanText>): Following & { readonly stop: () => void } {
  let pending: Partial<PlanText> = {};
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    tellSoon: (patch) => {
      pending = { ...pending, ...patch };
      clearTimeout(timer);
      timer = setTimeout(() => {
        store.setState(pending);
        pending = {};
      }, FOLLOW_MS);
    },
    tellNow: (patch) => {
      const others = PLAN_PARTS.filter((part) => part in pending && !(part in patch));
      pending = pick(pending, others);
      store.setState(patch);
    },
    stop: () => clearTimeout(timer),
  };
}

function pick(plan: Partial<PlanText>, parts: readonly PlanPart[]): Partial<PlanText> {
  return Object.fromEntries(parts.map((part) => [part, plan[part]]));
}

type Editors = {
  readonly get: (part: PlanPart) => Editor | undefined;
  readonly set: (part: PlanPart, editor: Editor | null) => void;
  /** The one that had the focus last, or the first. */
  readonly last: () => Editor | undefined;
};

function useEditors(firstPart: PlanPart | undefined): Editors {
  const wanted = useRef(firstPart);
  return useMemo(() => {
    const byPart = new Map<PlanPart, Editor>();
    let lastPart: PlanPart = PLAN_PARTS[0];
    return {
      get: (part) => byPart.get(part),
      set: (part, editor) => {
        if (!editor) {
          byPart.delete(part);
          return;
        }
        byPart.set(part, editor);
        editor.on('focus', () => {
          lastPart = part;
        });
        if (wanted.current !== part) return;
        wanted.current = undefined;
        editor.commands.focus('end', { scrollIntoView: true });
      },
      last: () => byPart.get(lastPart),
    };
  }, []);
}
