import { createContext, use, type ReactNode } from 'react';

/** What to lay over a page (1-based), in an element of the page's own size. */
export type DrawPageOverlay = (pageNumber: number) => ReactNode;

const Overlay = createContext<DrawPageOverlay | null>(null);

/** Lays something over every page that is shown below it, whatever shows them. */
export const PageOverlayProvider = Overlay.Provider;

/** The place of the overlay in a page; its parent is positioned and as large as the page. */
export function PageOverlay({ pageNumber }: { readonly pageNumber: number }) {
  return use(Overlay)?.(pageNumber) ?? null;
}
