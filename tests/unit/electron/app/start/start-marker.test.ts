import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markStart } from '../../../../../electron/app/start/start-marker.ts';
import { createTempDir } from '../../../../support/temp-dir.ts';

const SOUND = '{"failedStarts":2}';

describe('markStart', () => {
  it('counts starts that end without a usable window, until one is', () => {
    const file = join(createTempDir(), 'start-state.json');
    expect(markStart(file).failedStarts).toBe(0);
    expect(markStart(file).failedStarts).toBe(1);
    const third = markStart(file);
    expect(third.failedStarts).toBe(2);
    third.settle();
    third.end();
    expect(markStart(file).failedStarts).toBe(0);
  });

  it("doesn't count a start that the user ended at once", () => {
    const file = join(createTempDir(), 'start-state.json');
    let now = 0;
    markStart(file);
    const second = markStart(file, () => now);
    now = 9000;
    second.end();
    const third = markStart(file, () => now);
    expect(third.failedStarts).toBe(1);
    now = 20_000;
    third.end();
    expect(markStart(file).failedStarts).toBe(2);
  });

  it.each([
    '',
    '\0\0\0\0',
    'null',
    '[]',
    '7',
    '"x"',
    '{"failedStarts":"2"}',
    '{"failedStarts":-4}',
    ...Array.from({ length: SOUND.length }, (_, length) => SOUND.slice(0, length)),
  ])('takes %j for no failed start', (text) => {
    const file = join(createTempDir(), 'start-state.json');
    writeFileSync(file, text);
    expect(markStart(file).failedStarts).toBe(0);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ failedStarts: 1 });
  });

  it('reads any bytes without throwing, and never more than it writes', () => {
    const file = join(createTempDir(), 'start-state.json');
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        writeFileSync(file, bytes);
        const { failedStarts } = markStart(file);
        return failedStarts >= 0 && failedStarts <= 99;
      }),
    );
  });

  it('starts where a folder has taken the place of its file, or the place can’t be written', () => {
    const dir = createTempDir();
    const file = join(dir, 'start-state.json');
    mkdirSync(file);
    const marker = markStart(file);
    expect(marker.failedStarts).toBe(0);
    marker.settle();
    expect(markStart(file).failedStarts).toBe(0);
    writeFileSync(join(dir, 'file'), '');
    expect(markStart(join(dir, 'file', 'x.json')).failedStarts).toBe(0);
  });
});
