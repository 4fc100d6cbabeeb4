import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

export type WindowState = {
  readonly x: number | null;
  readonly y: number | null;
  readonly width: number;
  readonly height: number;
  readonly isMaximized: boolean;
};

type Area = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

export const DEFAULT_WINDOW_STATE: WindowState = { x: null, y: null, width: 1280, height: 840, isMaximized: false };

/** The state kept in a file; the default for anything that isn't one (missing, cut off, made by hand). Never throws. */
export function readWindowState(file: string): WindowState {
  try {
    const value = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
    const number = (key: string): number | null =>
      Number.isFinite(value[key]) ? Math.round(value[key] as number) : null;
    return {
      x: number('x'),
      y: number('y'),
      width: Math.max(640, number('width') ?? DEFAULT_WINDOW_STATE.width),
      height: Math.max(480, number('height') ?? DEFAULT_WINDOW_STATE.height),
      isMaximized: value['isMaximized'] === true,
    };
  } catch {
    return DEFAULT_WINDOW_STATE;
  }
}

/** Keeps the state; failing to is no reason to trouble anybody. */
export function writeWindowState(file: string, state: WindowState): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.part`, JSON.stringify(state));
    renameSync(`${file}.part`, file);
  } catch {
    // The next start opens at the default size.
  }
}

/** The state no larger than the largest screen, its position dropped when no screen shows at least a corner of the title bar any more. */
export function fitToScreens(kept: WindowState, screens: readonly Area[]): WindowState {
  const fit = (size: number, sizes: readonly number[]): number =>
    sizes.length > 0 ? Math.min(size, Math.max(...sizes)) : size;
  const width = fit(
    kept.width,
    screens.map((area) => area.width),
  );
  const height = fit(
    kept.height,
    screens.map((area) => area.height),
  );
  const state = { ...kept, width, height };
  const { x, y } = state;
  const isVisible =
    x !== null &&
    y !== null &&
    screens.some(
      (area) =>
        x < area.x + area.width - 80 &&
        x + state.width > area.x + 80 &&
        y >= area.y - 8 &&
        y < area.y + area.height - 40,
    );
  return isVisible ? state : { ...state, x: null, y: null };
}
