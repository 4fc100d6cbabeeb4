import { useEffect, useMemo, useState } from 'react';
import type { Evidence } from '../../../../shared/domain/evidence.ts';
import { findInPages } from '../../../../shared/domain/find-in-pages.ts';
import type { PageText } from '../../../../shared/domain/page-text.ts';
import type { PageMark } from '../../../components/page-marks/page-marks.tsx';
import { seekPage, useSoughtPage, type SoughtPage } from '../../../lib/sought-page.ts';

export type DocumentFind = {
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly hitCount: number;
  /** 0-based. */
  readonly hitIndex: number;
  readonly onStep: (direction: 1 | -1) => void;
  readonly marks: readonly PageMark[];
  /** What to bring into view: a page (1-based), and how far down it (0–1); another object each time. */
  readonly target: { readonly pageNumber: number; readonly top: number } | undefined;
};

type Asked = {
  readonly query: string;
  /** Null: the first on the sought page. */
  readonly index: number | null;
  readonly from: SoughtPage | null;
};

/** Words looked for in one document, begun by hand or by a search that led here. */
export function useDocumentFind({ caseId, id }: Evidence, texts: readonly PageText[]): DocumentFind {
  const sought = useSoughtPage(caseId, id);
  const [asked, setAsked] = useState<Asked>({ query: '', index: 0, from: null });
  if (sought !== null && sought !== asked.from) setAsked({ query: sought.query, index: null, from: sought });
  useEffect(() => {
    if (sought !== null) seekPage(null);
  }, [sought]);
  const hits = useMemo(() => findInPages(texts, asked.query), [texts, asked.query]);
  const onSoughtPage = hits.findIndex((hit) => hit.pageNumber === asked.from?.pageNumber);
  const hitIndex = Math.min(asked.index ?? Math.max(0, onSoughtPage), Math.max(0, hits.length - 1));
  const current = hits[hitIndex];
  const target = useMemo(() => {
    if (current) return { pageNumber: current.pageNumber, top: current.areas[0]?.top ?? 0 };
    return asked.from && asked.index === null ? { pageNumber: asked.from.pageNumber, top: 0 } : undefined;
  }, [current, asked]);
  const marks = useMemo(
    () =>
      hits.flatMap((hit) =>
        hit.areas.map((area) => ({ pageNumber: hit.pageNumber, area, isCurrent: hit === current })),
      ),
    [hits, current],
  );
  return {
    query: asked.query,
    onQuery: (typed) => setAsked({ query: typed, index: 0, from: asked.from }),
    hitCount: hits.length,
    hitIndex,
    onStep: (direction) => {
      if (hits.length > 0) setAsked({ ...asked, index: (hitIndex + direction + hits.length) % hits.length });
    },
    marks,
    target,
  };
}
