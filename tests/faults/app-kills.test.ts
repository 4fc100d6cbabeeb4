import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { unwrap } from '../../shared/result.ts';
import { createTempDir } from '../support/temp-dir.ts';
import { readState } from './app-states.ts';
import { listFaults, runAppKills } from './app-kills.ts';
import { placesIn, prepare, startRunning, WORK, type Places } from './app-steps.ts';

// `npm run test:faults -- --kills 1000` kills more often.
describe.each([
  ['plain', false, 17, 12],
  ['protected', true, 17, 12],
] as const)(
  'the application on a %s folder, killed or failing in the middle of its work',
  (_, isSealed, kills, errors) => {
    it('has every state whole, every file, and nothing half', { timeout: 900_000 }, async () => {
      const report = await runAppKills({ kills, errors, seed: 5, isSealed });
      expect(report.faults).toEqual([]);
      expect(report.killed).toBeGreaterThan(8);
      expect(report.injected).toBeGreaterThan(5);
      expect(report.steps).toBeGreaterThan(300);
      expect(Object.keys(report.hitIn)).toHaveLength(WORK.length + 1);
    });
  },
);

describe('the checks after a kill', () => {
  const MISTAKES: readonly (readonly [string, (places: Places) => void, RegExp])[] = [
    ['a lost row', ({ dataDir }) => change(dataDir, 'DELETE FROM evidence'), /the state is none/],
    [
      'a page of text without its file',
      ({ dataDir }) =>
        change(
          dataDir,
          `INSERT INTO page_texts (sha256, page_number, source, text, words) VALUES ('${'0'.repeat(64)}', 1, 'layer', 'x', '[]')`,
        ),
      /orphans in page_texts/,
    ],
    [
      'a highlight without its evidence',
      ({ dataDir }) => change(dataDir, "INSERT INTO highlights VALUES ('case-a', 'gone', 'h', 1, '[]', '', 1, '')"),
      /orphans in highlights/,
    ],
    ['a lost file', ({ dataDir }) => rmSync(anyVaultFile(dataDir)), /the file of a row is missing/],
    ['half a file', ({ dataDir }) => writeFileSync(anyVaultFile(dataDir), 'half'), /half a file under the final name/],
    ['half a kit', ({ outDir }) => writeFileSync(join(outDir, 'Kit'), ''), /half a kit under a final name/],
  ];

  it.each(MISTAKES)('notice %s', { timeout: 120_000 }, async (_, make, message) => {
    const dir = createTempDir();
    await prepare(dir);
    const places = placesIn(dir);
    const { app } = unwrap(await startRunning(places, 0));
    await app.close();
    const states = [readState(join(places.dataDir, 'reinstate.db'), undefined)];
    expect(await listFaults(places, { outcome: 'killed', states })).toEqual([]);
    make(places);
    expect((await listFaults(places, { outcome: 'killed', states })).join('\n')).toMatch(message);
  });
});

function change(dataDir: string, statement: string): void {
  const db = new Database(join(dataDir, 'reinstate.db'));
  db.pragma('foreign_keys = OFF');
  db.prepare(statement).run();
  db.close();
}

function anyVaultFile(dataDir: string): string {
  const [file] = readdirSync(join(dataDir, 'vault'), { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && /^[0-9a-f]{64}$/.test(entry.name),
  );
  if (!file) throw new Error('The vault is empty');
  return join(file.parentPath, file.name);
}
