import { rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { protectData } from '../../electron/app/protection/protect-data.ts';
import { deriveVaultKeys } from '../../electron/keys/vault-keys.ts';
import { listBackups } from '../../electron/store/backup/backup.ts';
import { unwrap } from '../../shared/result.ts';
import { CANARY } from '../support/plain-data-folder.ts';
import { NOW } from '../support/store-rows.ts';
import { createTempDir } from '../support/temp-dir.ts';
import { listFiles } from './canaries.ts';
import { listFaults, makeFolder, runProtectKills } from './protect-kills.ts';

// `npm run test:faults -- --protect all` kills and fails at each step.
describe('a plain data folder that is being protected, killed or failing', () => {
  it(
    'is wholly plain or wholly sealed, with every row and file, and nothing readable in the end',
    { timeout: 600_000 },
    async () => {
      const report = await runProtectKills({ kills: 18, timedKills: 4, errors: 12, seed: 3 });
      expect(report.faults).toEqual([]);
      expect(report.steps).toBeGreaterThan(100);
      expect(report.killed).toBeGreaterThan(15);
      expect(report.failed).toBeGreaterThan(6);
      expect(report.sides['plain']).toBeGreaterThan(5);
      expect(report.sides['sealed']).toBeGreaterThan(2);
    },
  );
});

describe('the checks after a cut', () => {
  const MISTAKES: readonly (readonly [string, (dataDir: string) => void, RegExp])[] = [
    ['a lost file', (dataDir) => rmSync(largestIn(join(dataDir, 'vault'))), /rows or files are lost/],
    ['a lost backup', (dataDir) => rmSync(listBackups(join(dataDir, 'backups'))[0]?.file ?? ''), /backups are lost/],
    ['a readable file', (dataDir) => writeFileSync(join(dataDir, 'left.txt'), CANARY), /readable: left.txt/],
    ['a half file', (dataDir) => writeFileSync(join(dataDir, 'vault', 'x.part'), ''), /left: vault.x.part/],
  ];

  it.each(MISTAKES)('notice %s', { timeout: 120_000 }, async (_, make, message) => {
    const dataDir = join(createTempDir(), 'data');
    const folder = await makeFolder(dataDir);
    unwrap(await protectData({ dataDir, keys: deriveVaultKeys(folder.vaultKey), now: () => NOW }));
    expect(await listFaults(folder, dataDir, 'ok')).toEqual([]);
    make(dataDir);
    expect((await listFaults(folder, dataDir, 'ok')).join('\n')).toMatch(message);
  });
});

function largestIn(folder: string): string {
  const sizeOf = (file: string): number => statSync(file).size;
  return listFiles(folder).toSorted((a, b) => sizeOf(b) - sizeOf(a))[0] ?? '';
}
