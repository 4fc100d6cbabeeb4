import { create } from 'zustand';
import type { PageArea } from '../../../shared/domain/page-text.ts';

/** The places on a page of the offer that is pointed at or focused. */
export type PointedOffer = {
  readonly evidenceId: string;
  /** 1-based. */
  readonly pageNumber: number;
  readonly areas: readonly PageArea[];
};

const usePointedStore = create<{ readonly pointed: PointedOffer | null }>(() => ({ pointed: null }));

/** Marks the places of an offer in the viewer; null when none is pointed at any more. */
export function pointAtOffer(pointed: PointedOffer | null): void {
  if (pointed !== null || usePointedStore.getState().pointed !== null) usePointedStore.setState({ pointed });
}

/** The offer of a document to mark in its pages. */
export function usePointedOffer(evidenceId: string): PointedOffer | null {
  return usePointedStore(({ pointed }) => (pointed?.evidenceId === evidenceId ? pointed : null));
}
