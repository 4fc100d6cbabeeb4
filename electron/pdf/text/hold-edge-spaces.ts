import type { PlacedRun, ShapedGlyph } from './shaped-run.ts';

export type DirectedRun = { readonly placed: PlacedRun; readonly level: number };

/**
 * Readers that go through a page in drawing order drop a space before or behind a jump to the left, and a number would
 * grow together with the right-to-left word beside it. Here the number (or the Latin word) stands for that space.
 * @param runs of one line, in the order in which they are read
 */
export function holdEdgeSpaces(runs: readonly DirectedRun[]): readonly PlacedRun[] {
  const placed = runs.map((run) => run.placed);
  const isTurned = (index: number): boolean => (runs[index]?.level ?? 0) % 2 === 1;
  for (const [index] of runs.entries()) {
    if (!isTurned(index)) continue;
    // What is read first stands at the right.
    if (index > 0 && !isTurned(index - 1) && trimEnd(placed, index)) addText(placed, index - 1, -1);
    if (index + 1 < runs.length && !isTurned(index + 1) && trimStart(placed, index)) addText(placed, index + 1, 0);
  }
  return placed.filter(({ run }) => run.glyphs.length > 0);
}

function trimEnd(placed: PlacedRun[], index: number): boolean {
  const old = placed[index];
  const glyph = old?.run.glyphs.at(-1);
  if (!old || glyph?.text !== ' ') return false;
  placed[index] = {
    ...old,
    run: { ...old.run, glyphs: old.run.glyphs.slice(0, -1), width: old.run.width - glyph.advance },
  };
  return true;
}

function trimStart(placed: PlacedRun[], index: number): boolean {
  const old = placed[index];
  const [glyph, ...glyphs] = old?.run.glyphs ?? [];
  if (!old || glyph?.text !== ' ') return false;
  const x = old.x + (glyph.advance * old.size) / 1000;
  placed[index] = { ...old, x, run: { ...old.run, glyphs, width: old.run.width - glyph.advance } };
  return true;
}

function addText(placed: PlacedRun[], index: number, at: 0 | -1): void {
  const old = placed[index];
  const glyph = old?.run.glyphs.at(at);
  if (!old || !glyph) return;
  const holding: ShapedGlyph = { ...glyph, text: at === 0 ? ` ${glyph.text}` : `${glyph.text} ` };
  placed[index] = { ...old, run: { ...old.run, glyphs: old.run.glyphs.with(at, holding) } };
}
