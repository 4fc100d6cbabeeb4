import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { listBombs } from './bombs.ts';
import { createFileTrier } from './try-file.ts';

const dir = mkdtempSync(join(tmpdir(), 'reinstate-bombs-'));
const trier = createFileTrier(dir);
afterAll(async () => {
  await trier.close();
  rmSync(dir, { recursive: true });
});

// `npm run test:hostile` tries the slow ones too.
describe('bombs', () => {
  it.each(listBombs().filter(({ isSlow }) => !isSlow))(
    '$fileName: $name',
    async ({ fileName, make }) => {
      const trial = await trier.tryFile(fileName, await make(), { withPacket: true });
      expect(trial.faults).toEqual([]);
      expect(trial.inspected).toMatch(/^taken$|^refused: /);
    },
    120_000,
  );
});
