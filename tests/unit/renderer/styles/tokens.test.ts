import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

type Theme = 'light' | 'dark';

const css = readFileSync(new URL('../../../../renderer/styles/tokens.css', import.meta.url), 'utf8');

/** A token's colour in one theme, as three channels between 0 and 1. */
function colourOf(token: string, theme: Theme): readonly number[] {
  const value = new RegExp(`--${token}:\\s*([^;]+);`).exec(css)?.[1];
  if (value === undefined) throw new Error(`no token --${token}`);
  const pair = /light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/.exec(value);
  const hex = pair ? pair[theme === 'light' ? 1 : 2] : /#[0-9a-f]{6}/.exec(value)?.[0];
  if (hex === undefined) throw new Error(`--${token} is not a plain colour: ${value}`);
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
}

/** Contrast ratio by WCAG 2.2, "relative luminance". */
function contrast(a: readonly number[], b: readonly number[]): number {
  const luminance = (colour: readonly number[]): number => {
    const [red = 0, green = 0, blue = 0] = colour.map((channel) =>
      channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4,
    );
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

const PLANES = ['sidebar', 'canvas', 'surface', 'sunken', 'raised'];
const themes: readonly Theme[] = ['light', 'dark'];

describe.each(themes)('tokens in %s', (theme) => {
  const ratio = (front: string, back: string): number => contrast(colourOf(front, theme), colourOf(back, theme));

  it.each(PLANES.flatMap((plane) => ['text', 'text-muted', 'text-faint', 'accent-text'].map((text) => [text, plane])))(
    '%s reads on %s',
    (text, plane) => {
      expect(ratio(text ?? '', plane ?? '')).toBeGreaterThanOrEqual(4.5);
    },
  );

  it.each(['success', 'warning', 'danger'])('%s reads on its soft plane, on surface and on canvas', (tone) => {
    for (const plane of [`${tone}-soft`, 'surface', 'canvas']) expect(ratio(tone, plane)).toBeGreaterThanOrEqual(4.5);
  });

  it('text on the accent and on its soft plane reads', () => {
    for (const plane of ['accent', 'accent-hover', 'danger-fill']) {
      expect(ratio('on-accent', plane)).toBeGreaterThanOrEqual(4.5);
    }
    for (const text of ['accent-text', 'text', 'text-muted'])
      expect(ratio(text, 'accent-soft')).toBeGreaterThanOrEqual(4.5);
  });

  it('the edge of a control and the focus ring stand out', () => {
    for (const plane of ['surface', 'canvas']) {
      expect(ratio('line-control', plane)).toBeGreaterThanOrEqual(3);
    }
    for (const plane of PLANES) expect(ratio('focus-ring', plane)).toBeGreaterThanOrEqual(3);
  });

  it('marks on the timeline stand out', () => {
    for (const mark of ['mark-amazon', 'mark-due', 'accent']) expect(ratio(mark, 'surface')).toBeGreaterThanOrEqual(3);
  });
});
