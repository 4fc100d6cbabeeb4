import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createApp } from '../../electron/app/create-app.ts';
import { backupDatabase, listBackups } from '../../electron/store/backup/backup.ts';
import { createHistory, type History } from '../../electron/store/history.ts';
import { closeDatabase, openDatabase } from '../../electron/store/open-database.ts';
import { createVault, type Vault } from '../../electron/vault/vault.ts';
import { findAppError } from '../../shared/errors.ts';
import { unwrap } from '../../shared/result.ts';
import {
  aCaseRow,
  anAccountRow,
  anEvidenceRow,
  aPlanRow,
  aVaultFileRow,
  CASE_A,
  dumpTables,
  insertRow,
  NOW,
  openFilledStore,
} from '../support/store-rows.ts';
import { createTempDir } from '../support/temp-dir.ts';
import { testOptions } from '../support/test-options.ts';

const TABLES = ['cases', 'vault_files', 'evidence', 'plans'];

function codeOf(thrown: unknown): string {
  return findAppError(thrown)?.code ?? String(thrown);
}

describe('a database that can’t grow', () => {
  it('refuses the change, keeps everything before it, and works again when there is space', () => {
    const db = openFilledStore(createTempDir());
    const history = createHistory({ db, now: () => NOW });
    history.change({ caseId: CASE_A, name: 'Plan' }, () => insertRow(db, 'plans', aPlanRow()));
    const before = dumpTables(db, TABLES);
    const edit = (): unknown =>
      history.change({ caseId: CASE_A, name: 'Edit' }, () =>
        db.prepare('UPDATE plans SET root_cause = ? WHERE case_id = ?').run('long '.repeat(40_000), CASE_A),
      );
    db.pragma(`max_page_count = ${String(db.pragma('page_count', { simple: true }))}`);
    const thrown = (() => {
      try {
        return edit();
      } catch (error) {
        return error;
      }
    })();
    expect(codeOf(thrown)).toBe('disk-full');
    expect(dumpTables(db, TABLES)).toBe(before);
    expect(history.state(CASE_A)).toEqual({ undo: 'Plan', redo: null });
    db.pragma('max_page_count = 1000000');
    edit();
    expect(history.undo(CASE_A)?.name).toBe('Edit');
    expect(dumpTables(db, TABLES)).toBe(before);
    closeDatabase(db);
  });
});

/** A real small disk: a tmpfs, where this process may mount one (root on Linux). */
function mountSmallDisk(sizeKb: number): string | undefined {
  const dir = createTempDir();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${sizeKb}k`, 'tmpfs', dir], { stdio: 'ignore' });
  } catch {
    return undefined;
  }
  onTestFinished(() => void execFileSync('umount', ['--lazy', dir]));
  return dir;
}

type Filled = { readonly codes: Set<string>; readonly imported: string[]; edits: number };

/** Imports, edits and copies until the disk is full, and on. */
async function fill(dir: string, db: Database, vault: Vault, history: History): Promise<Filled> {
  const filled: Filled = { codes: new Set(), imported: [], edits: 0 };
  for (let n = 0; n < 12; n += 1) {
    const bytes = Buffer.alloc(60_000 + n, `file ${n}`);
    const ingested = await vault.ingestBytes(bytes);
    if (!ingested.ok) filled.codes.add(ingested.error.code);
    try {
      history.change({ caseId: CASE_A, name: 'Change' }, () => {
        if (ingested.ok) {
          const { sha256, sizeBytes } = ingested.value;
          insertRow(db, 'vault_files', aVaultFileRow({ sha256, size_bytes: sizeBytes }));
          insertRow(db, 'evidence', anEvidenceRow({ id: `e${n}`, sha256 }));
        }
        db.prepare('UPDATE plans SET root_cause = ?').run(`${n} `.repeat(3000 * n));
      });
      filled.edits = n;
      if (ingested.ok) filled.imported.push(ingested.value.sha256);
    } catch (error) {
      filled.codes.add(codeOf(error));
    }
    const backup = backupDatabase(db, { backupsDir: join(dir, 'backups'), reason: 'manual', now: () => NOW });
    if (!backup.ok) filled.codes.add(backup.error.code);
  }
  return filled;
}

describe('a full disk', () => {
  const canMount = process.platform === 'linux' && process.getuid?.() === 0;

  it.skipIf(!canMount)(
    'loses nothing and says what is the matter, whatever its size (needs root on Linux)',
    async () => {
      const seen = new Set<string>();
      let full = 0;
      for (const sizeKb of [40, 80, 120, 160, 200, 240, 300, 400, 500, 700, 900, 1200, 1600, 2400, 4000]) {
        const dir = mountSmallDisk(sizeKb);
        if (dir === undefined) throw new Error('This process is root but can’t mount a tmpfs');
        const options = { file: join(dir, 'reinstate.db'), backupsDir: join(dir, 'backups'), now: () => NOW };
        const opened = openDatabase(options);
        if (!opened.ok) {
          expect(opened.error.code, `${sizeKb} KB`).toBe('disk-full');
          full += 1;
          continue;
        }
        const db = opened.value;
        const vault = createVault({ dir: join(dir, 'vault') });
        let history: History;
        try {
          history = createHistory({ db, now: () => NOW });
          insertRow(db, 'accounts', anAccountRow());
          insertRow(db, 'cases', aCaseRow());
          insertRow(db, 'plans', aPlanRow());
        } catch (error) {
          expect(String(error), `${sizeKb} KB`).toMatch(/full/);
          db.close();
          full += 1;
          continue;
        }
        const filled = await fill(dir, db, vault, history);
        for (const code of filled.codes) seen.add(code);
        if (filled.codes.size > 0) full += 1;
        await expectIntact(db, vault, filled, `${sizeKb} KB`);
        for (const name of readdirSync(join(dir, 'backups'), { recursive: true }))
          expect(String(name)).not.toContain('.part');
        db.close();

        // Space comes back: everything works again, and everything is still there.
        for (const { file } of listBackups(join(dir, 'backups'))) rmSync(file);
        execFileSync('mount', ['-o', 'remount,size=20m', dir]);
        const again = unwrap(openDatabase(options));
        await expectIntact(again, vault, filled, `${sizeKb} KB, with more space`);
        mkdirSync(join(dir, 'in'));
        writeFileSync(join(dir, 'in', 'next.pdf'), 'next');
        unwrap(await vault.ingestFile(join(dir, 'in', 'next.pdf')));
        closeDatabase(again);
      }
      expect([...seen]).toEqual(['disk-full']);
      expect(full).toBeGreaterThan(6);
    },
  );

  it.skipIf(!canMount)('that only reads is said to be one that can’t be written (needs root on Linux)', () => {
    const dir = mountSmallDisk(4000);
    if (dir === undefined) throw new Error('This process is root but can’t mount a tmpfs');
    closeDatabase(openFilledStore(dir));
    execFileSync('mount', ['-o', 'remount,ro', dir]);
    const options = { file: join(dir, 'reinstate.db'), backupsDir: join(dir, 'backups'), now: () => NOW };
    const opened = openDatabase(options);
    expect(opened).toMatchObject({ ok: false, error: { code: 'target-unusable' } });
    expect(opened.ok ? '' : opened.error.message).toContain("can't be written");
  });

  it.skipIf(!canMount)('starts, or says that it is full, whatever its size (needs root on Linux)', async () => {
    const answers = new Set<string>();
    for (let sizeKb = 100; sizeKb <= 1500; sizeKb += 100) {
      const dir = mountSmallDisk(sizeKb);
      if (dir === undefined) throw new Error('This process is root but can’t mount a tmpfs');
      const app = await createApp(testOptions(dir));
      answers.add(app.ok ? 'started' : app.error.code);
      if (app.ok) await app.value.close();
    }
    expect(answers).toEqual(new Set(['disk-full', 'started']));
  });
});

async function expectIntact(db: Database, vault: Vault, filled: Filled, where: string): Promise<void> {
  expect(db.pragma('integrity_check', { simple: true }), where).toBe('ok');
  const rows = db.prepare('SELECT sha256 FROM evidence ORDER BY position').pluck().all();
  expect(rows, where).toEqual(filled.imported);
  for (const sha256 of filled.imported) expect(await vault.verify(sha256), where).toBe(true);
  if (filled.edits > 0) {
    expect(String(db.prepare('SELECT root_cause FROM plans').pluck().get()).startsWith(`${filled.edits} `), where).toBe(
      true,
    );
  }
}
