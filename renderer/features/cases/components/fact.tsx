import type { ReactNode } from 'react';

/** A place that a check can jump to. */
export function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return <div data-fact={name}>{children}</div>;
}
