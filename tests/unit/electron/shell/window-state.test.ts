import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  DEFAULT_WINDOW_STATE,
  fitToScreens,
  readWindowState,
  writeWindowState,
} from '../../../../electron/shell/window-state.ts';

const file = (): string => join(mkdtempSync(join(tmpdir(), 'window-state-')), 'window-state.json');

describe('readWindowState', () => {
  it('gives back what was written', () => {
    const path = file();
    const state = { x: 40, y: 60, width: 1000, height: 700, isMaximized: true };
    writeWindowState(path, state);
    expect(readWindowState(path)).toEqual(state);
  });

  it.each(['', '{', 'null', '[]', '{"width":"wide","x":null}', '{"width":-5}'])(
    'survives a file that holds %j',
    (text) => {
      const path = file();
      writeFileSync(path, text);
      const state = readWindowState(path);
      expect(state.width).toBeGreaterThanOrEqual(640);
      expect(state.height).toBeGreaterThanOrEqual(480);
    },
  );

  it('gives the default where there is no file', () => {
    expect(readWindowState(join(tmpdir(), 'no-such-folder', 'x.json'))).toEqual(DEFAULT_WINDOW_STATE);
  });

  it('does not throw when the state cannot be written', () => {
    const path = file();
    writeFileSync(path, '{}');
    expect(() => writeWindowState(join(path, 'inside-a-file.json'), DEFAULT_WINDOW_STATE)).not.toThrow();
  });
});

describe('fitToScreens', () => {
  const screen = { x: 0, y: 0, width: 1920, height: 1040 };

  it('keeps a window that is on a screen', () => {
    const state = { ...DEFAULT_WINDOW_STATE, x: 100, y: 100 };
    expect(fitToScreens(state, [screen])).toEqual(state);
  });

  it('drops the position of a window on a screen that is gone', () => {
    const state = { ...DEFAULT_WINDOW_STATE, x: 2500, y: 100 };
    expect(fitToScreens(state, [screen])).toMatchObject({ x: null, y: null, width: state.width });
  });
});
