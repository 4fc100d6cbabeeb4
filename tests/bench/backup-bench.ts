/**
 * What a backup asks of the thread that the window waits for: how long its longest task takes while a store of 200 appeals and
 * 20,000 documents is copied, plain and sealed, into the data folder and into a folder of the user's choice; and how long it all takes.
 *
 *   npm run bench:backup [-- <appeals> <documents of each>]
 *
 * Tasks are measured by processor time of the thread between two turns of its event loop, so that other programs don't count.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { threadCpuUsage } from 'node:process';
import { createApp, type App } from '../../electron/app/create-app.ts';
import { writeKeySlots } from '../../electron/keys/key-slot-file.ts';
import { createKeySlots, withRecoverySlot } from '../../electron/keys/key-slots.ts';
import { deriveVaultKeys } from '../../electron/keys/vault-keys.ts';
import { unwrap, type Result } from '../../shared/result.ts';
import { processOptions } from '../support/process-options.ts';
import { aCaseRow, anAccountRow, anEvidenceRow, aVaultFileRow, insertRow } from '../support/store-rows.ts';
import { testOptions } from '../support/test-options.ts';
import { closeDatabase, openDatabase } from '../../electron/store/open-database.ts';

const CASES = Number(process.argv[2] ?? 200);
const EVIDENCE = Number(process.argv[3] ?? 100);
const LIMIT_MS = 50;
const VAULT_KEY = new Uint8Array(32).fill(0x5e);
const KEYS = deriveVaultKeys(VAULT_KEY);
/** Of each document's note, so that the database is as large as with texts that were read. */
const NOTE = 'It shows how many units of this lot were bought, from whom, and on which day they came in. '.repeat(20);

/** Documents with notes; their files are not there. */
async function fill(dataDir: string, key: string | undefined): Promise<void> {
  if (key) {
    const slots = withRecoverySlot(createKeySlots(VAULT_KEY), VAULT_KEY, new Uint8Array(20).fill(3));
    unwrap(await writeKeySlots(dataDir, slots));
  }
  const files = { file: join(dataDir, 'reinstate.db'), backupsDir: join(dataDir, 'backups') };
  const db = unwrap(openDatabase({ ...files, now: () => new Date(), key }));
  db.transaction(() => {
    insertRow(db, 'accounts', anAccountRow());
    for (let of = 0; of < CASES; of += 1) {
      const caseId = `case-${of}`;
      insertRow(db, 'cases', aCaseRow({ id: caseId, title: `Appeal ${of}` }));
      for (let n = 0; n < EVIDENCE; n += 1) {
        const sha256 = (of * EVIDENCE + n).toString(16).padStart(64, '0');
        insertRow(db, 'vault_files', aVaultFileRow({ sha256, text_reader: 99 }));
        const row = { id: `${caseId}-${n}`, case_id: caseId, sha256, position: n, note: `${NOTE} ${n}` };
        insertRow(db, 'evidence', anEvidenceRow(row));
      }
    }
  })();
  closeDatabase(db);
}

/** The longest task of this thread while something goes on, and all of them together. */
async function watch(work: () => Promise<unknown>) {
  const cpuMs = (): number => {
    const { user, system } = threadCpuUsage();
    return (user + system) / 1000;
  };
  const [startMs, startCpuMs] = [performance.now(), cpuMs()];
  let [longestMs, lastMs, isOver] = [0, cpuMs(), false];
  const tick = (): void => {
    const now = cpuMs();
    longestMs = Math.max(longestMs, now - lastMs);
    lastMs = now;
    if (!isOver) setImmediate(tick);
  };
  setImmediate(tick);
  const waiting = setInterval(() => undefined, 1);
  await work();
  isOver = true;
  clearInterval(waiting);
  return { longestMs, allMs: cpuMs() - startCpuMs, wallMs: performance.now() - startMs };
}

async function finish(app: App, started: Result<unknown>): Promise<void> {
  unwrap(started);
  for (;;) {
    const jobs = unwrap(await app.call('jobs.list', {})) as readonly { status: string; error: unknown }[];
    if (jobs.every(({ status }) => ['succeeded', 'failed', 'cancelled'].includes(status))) {
      for (const { error } of jobs) if (error) throw new Error(JSON.stringify(error));
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const dir = mkdtempSync(join(tmpdir(), 'reinstate-bench-backup-'));
try {
  for (const kind of ['plain', 'sealed'] as const) {
    const dataDir = join(dir, kind);
    const keys = kind === 'sealed' ? { keys: KEYS } : {};
    mkdirSync(dataDir);
    await fill(dataDir, kind === 'sealed' ? KEYS.database : undefined);
    const target = join(dir, `${kind}-copies`);
    mkdirSync(target);
    const dialogs = { chooseFiles: () => Promise.resolve(null), chooseFolder: () => Promise.resolve(target) };
    const app = unwrap(
      await createApp(testOptions(dataDir, { ...processOptions(), ...keys, dialogs, readsTexts: false })),
    );
    unwrap(await app.call('folderBackups.choose', {}));
    const work = {
      nothing: () => new Promise((resolve) => setTimeout(resolve, 1000)),
      backup: async () => unwrap(await app.call('backups.create', {})),
      'backup to a folder': async () => finish(app, await app.call('folderBackups.start', {})),
      'the same again': async () => finish(app, await app.call('folderBackups.start', {})),
    };
    for (const [name, act] of Object.entries(work)) {
      const { longestMs, allMs, wallMs } = await watch(act);
      const figures = `longest task ${longestMs.toFixed(1)} ms (limit ${LIMIT_MS}), all work ${allMs.toFixed(0)} ms`;
      process.stdout.write(`${kind}, ${name}: ${figures}, by the clock ${(wallMs / 1000).toFixed(1)} s\n`);
    }
    await app.close();
  }
} finally {
  rmSync(dir, { recursive: true, force: true });
}
