import { spawnSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { unwrap } from '../../shared/result.ts';
import { createTempDir } from '../support/temp-dir.ts';
import { listFaults } from './app-kills.ts';
import { placesIn, prepare, startRunning, WORK } from './app-steps.ts';
import { describeState } from './workload.ts';

const CHILD = fileURLToPath(new URL('./app-step-child.ts', import.meta.url));
/** Files may grow no further than this: writes of SQLite itself fail, in the log and at its end. */
const LIMITS_KB = [8, 40, 160];
const WORK_NAMES = ['edit the case', 'import', 'replace', 'back up'];

function readState(dataDir: string): string {
  const db = new Database(join(dataDir, 'reinstate.db'));
  const state = describeState(db);
  db.close();
  return state;
}

describe('writes that fail inside SQLite', () => {
  const canLimit = process.platform === 'linux' || process.platform === 'darwin';

  it.skipIf(!canLimit)(
    'lose nothing, and don’t keep the application from closing (needs ulimit)',
    { timeout: 300_000 },
    async () => {
      const dir = createTempDir();
      await prepare(join(dir, 'before'));
      const { app } = unwrap(await startRunning(placesIn(join(dir, 'before')), 0));
      await app.close();
      const before = readState(join(dir, 'before', 'data'));
      const told = new Set<string>();
      for (const name of WORK_NAMES) {
        for (const limit of LIMITS_KB) {
          const place = join(dir, `${name} ${limit}`);
          cpSync(join(dir, 'before'), place, { recursive: true });
          const number = WORK.findIndex(([work]) => work === name) + 1;
          const command = `ulimit -f ${limit * 2}; exec "$0" "$@"`;
          const run = spawnSync('sh', ['-c', command, process.execPath, CHILD, place, String(number), '-1'], {
            encoding: 'utf8',
          });
          expect(run.stderr, `${name}, ${limit} KB`).not.toMatch(/Error/);
          expect(run.stdout, `${name}, ${limit} KB`).toContain('closed');
          const said = /^(?:done|failed.*)$/m.exec(run.stdout)?.[0] ?? '?';
          expect(said, `${name}, ${limit} KB`).not.toBe('failed internal');
          told.add(said);
          const faults = await listFaults(placesIn(place), { outcome: '', states: [before, before] });
          // An import keeps the files before the one that failed; what was done is another state.
          const isUnchanged = said.startsWith('failed') && name !== 'import';
          expect(faults.filter((fault) => isUnchanged || !fault.startsWith('the state is none'))).toEqual([]);
        }
      }
      expect(told.size).toBeGreaterThan(1);
    },
  );
});
