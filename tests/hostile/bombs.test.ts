import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { PDF_BOMBS } from './pdf-bombs.ts';
import { PICTURE_BOMBS } from './picture-bombs.ts';
import { createFileTrier } from './try-file.ts';

const dir = mkdtempSync(join(tmpdir(), 'reinstate-bombs-'));
const trier = createFileTrier(dir);
afterAll(async () => {
  await trier.close();
  rmSync(dir, { recursive: true });
});

describe('bombs', () => {
  it.each([
    ...Object.entries(PDF_BOMBS).map(([name, make]) => ['PDF', name, make] as const),
    ...Object.entries(PICTURE_BOMBS).map(([name, make]) => ['picture', name, make] as const),
  ])(
    '%s: %s',
    async (kind, name, make) => {
      const bytes = await make();
      const trial = await trier.tryFile(kind === 'PDF' ? 'bomb.pdf' : 'bomb', bytes, { withPacket: true });
      if (process.env['SHOW_BOMBS']) console.log(JSON.stringify({ name, size: bytes.length, ...trial }));
      expect(trial.faults).toEqual([]);
      expect(trial.inspected).toMatch(/^taken$|^refused: /);
    },
    120_000,
  );
});
