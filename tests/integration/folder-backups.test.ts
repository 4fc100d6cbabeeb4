import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { folderCopyListSchema } from '../../shared/domain/folder-backup.ts';
import type { CaseId } from '../../shared/domain/ids.ts';
import { unwrap } from '../../shared/result.ts';
import { aNewCase } from '../support/a-new-case.ts';
import { aPdf, putFile } from '../support/sample-files.ts';
import { startApp, type TestApp } from '../support/start-app.ts';
import { createTempDir } from '../support/temp-dir.ts';

vi.setConfig({ testTimeout: 90_000 });

const DAY_MS = 86_400_000;

async function addFile(test: TestApp, caseId: CaseId, name: string, pages: number): Promise<void> {
  const file = putFile(createTempDir(), name, await aPdf(pages));
  const { jobId } = unwrap(await test.call('evidence.startImport', { caseId }, [file]));
  expect((await test.finished(jobId)).status).toBe('succeeded');
}

async function startWithFolder(clock = { at: Date.now() }) {
  const test = await startApp({ now: () => new Date(clock.at) });
  const { id: caseId } = unwrap(await test.call('cases.create', aNewCase()));
  await addFile(test, caseId, 'invoice.pdf', 1);
  const folder = createTempDir();
  test.desk.folder = folder;
  expect(unwrap(await test.call('folderBackups.choose', {}))).toMatchObject({ folder, last: null, problem: null });
  const copy = async () => {
    const { jobId } = unwrap(await test.call('folderBackups.start', {}));
    return test.finished(jobId);
  };
  return { ...test, caseId, folder, copy, clock };
}

function listFiles(dir: string): readonly string[] {
  return readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(dir, name)).isFile())
    .toSorted();
}

function only(names: readonly string[], part: string): readonly string[] {
  return names.filter((name) => name.includes(part));
}

describe('backups to a folder', () => {
  it('hold the database and each file once, say what they hold, and keep only so many', async () => {
    const test = await startWithFolder();
    const root = join(test.folder, 'Reinstate backup');
    const first = await test.copy();
    expect(first.result).toMatchObject({ kind: 'folder-backup', fileCount: 1, newCount: 1, skippedCount: 0 });
    const names = listFiles(root);
    expect(names[0]).toBe('READ ME.txt');
    expect(only(names, 'files/')).toHaveLength(1);
    expect(only(names, '.db')).toHaveLength(1);
    const listName = only(names, 'databases').find((name) => name.endsWith('.json')) ?? '';
    const list = folderCopyListSchema.parse(JSON.parse(readFileSync(join(root, listName), 'utf8')));
    expect(list).toMatchObject({ caseCount: 1, evidenceCount: 1, isProtected: false });

    unwrap(await test.call('folderBackups.setRule', { rule: { every: 'week', keep: 2 } }));
    await addFile(test, test.caseId, 'second.pdf', 2);
    expect((await test.copy()).result).toMatchObject({ fileCount: 2, newCount: 1 });
    expect((await test.copy()).result).toMatchObject({ fileCount: 2, newCount: 0 });
    expect(only(listFiles(root), '.db')).toHaveLength(2);
    expect(unwrap(await test.call('folderBackups.get', {}))).toMatchObject({ last: { fileCount: 2 }, problem: null });

    // What no copy needs goes from the folder as well: a case that was deleted for good, two copies later.
    unwrap(await test.call('cases.remove', { caseId: test.caseId }));
    const preview = unwrap(await test.call('deletion.preview', { caseId: test.caseId }));
    expect(preview.folderCopies).toHaveLength(2);
    unwrap(await test.call('deletion.deleteCase', { caseId: test.caseId }));
    await test.copy();
    expect(only(listFiles(root), 'files/')).toHaveLength(2);
    await test.copy();
    expect(only(listFiles(root), 'files/')).toEqual([]);
    expect(test.logged).toEqual([]);
  });

  it('never take a damaged file for a good copy, and mend one that went bad in the folder', async () => {
    const clock = { at: Date.parse('2026-09-01T08:00:00Z') };
    const test = await startWithFolder(clock);
    await test.copy();
    const root = join(test.folder, 'Reinstate backup');
    const [name = ''] = only(listFiles(root), 'files/');
    const good = readFileSync(join(root, name));
    const bad = Buffer.from(good);
    bad[100] = (bad[100] ?? 0) ^ 1;
    writeFileSync(join(root, name), bad);
    // Every file is read again in its turn, within 16 days.
    for (let day = 0; day < 16; day += 1) {
      clock.at += DAY_MS;
      await test.copy();
    }
    expect(readFileSync(join(root, name)).equals(good)).toBe(true);
    const inVault = join(test.dataDir, 'vault', name.slice('files/'.length));
    rmSync(inVault);
    writeFileSync(inVault, bad);
    rmSync(join(root, name));
    expect((await test.copy()).result).toMatchObject({ fileCount: 0, skippedCount: 1 });
    expect(existsSync(join(root, name))).toBe(false);
  });

  it('wait calmly for a drive that is not there, and never write where it was', async () => {
    const clock = { at: Date.parse('2026-09-01T08:00:00Z') };
    const test = await startWithFolder(clock);
    const { folderBackups } = test.app.services;
    await test.copy();
    expect(await folderBackups.check()).toBeNull();
    clock.at += DAY_MS;
    renameSync(test.folder, `${test.folder}-away`);
    expect(await folderBackups.check()).toBeNull();
    const told = unwrap(await test.call('folderBackups.get', {}));
    expect(told?.problem).toEqual({ code: 'not-there', since: new Date(clock.at).toISOString() });
    // Only an empty folder where the drive was.
    mkdirSync(test.folder);
    clock.at += DAY_MS;
    expect(await folderBackups.check()).toBeNull();
    expect(readdirSync(test.folder)).toEqual([]);
    expect(unwrap(await test.call('folderBackups.get', {}))).toEqual(told);
    rmSync(test.folder, { recursive: true });
    const asked = await test.copy();
    expect(asked).toMatchObject({ status: 'failed', error: { code: 'target-unusable' } });
    renameSync(`${test.folder}-away`, test.folder);
    clock.at += DAY_MS;
    const jobId = await folderBackups.check();
    expect(jobId && (await test.finished(jobId)).status).toBe('succeeded');
    expect(unwrap(await test.call('folderBackups.get', {}))?.problem).toBeNull();
  });

  it('leave nothing that counts when they are cut short, and tidy up the next time', async () => {
    const test = await startWithFolder();
    await test.copy();
    const root = join(test.folder, 'Reinstate backup');
    writeFileSync(join(root, 'databases', '000002 2026-09-01 08.00.db'), 'half');
    writeFileSync(join(root, 'databases', '000003 2026-09-01 08.00.db.part'), 'half');
    mkdirSync(join(root, 'files', 'aa'), { recursive: true });
    writeFileSync(join(root, 'files', 'aa', `${'a'.repeat(64)}.part`), 'half');
    writeFileSync(join(root, 'databases', 'notes of the user.txt'), 'mine');
    const source = unwrap(await test.call('folderBackups.openSource', { isOwn: true }));
    expect(source?.copies).toHaveLength(1);
    await test.copy();
    const names = listFiles(root);
    expect(only(names, 'part')).toEqual([]);
    expect(only(names, '.db')).toHaveLength(2);
    expect(only(names, 'notes of the user')).toHaveLength(1);
  });

  it('refuses the data folder, and keeps the copies of two computers apart', async () => {
    const test = await startWithFolder();
    test.desk.folder = join(test.dataDir, 'backups');
    expect(await test.call('folderBackups.choose', {})).toMatchObject({ error: { code: 'conflict' } });
    await test.copy();
    const other = await startApp();
    unwrap(await other.call('cases.create', aNewCase({ title: 'Other' })));
    other.desk.folder = test.folder;
    unwrap(await other.call('folderBackups.choose', {}));
    await other.finished(unwrap(await other.call('folderBackups.start', {})).jobId);
    expect(readdirSync(test.folder).toSorted()).toEqual(['Reinstate backup', 'Reinstate backup 2']);
  });
});

describe('restoring from a folder', () => {
  it('shows what a copy holds, and brings everything back on another computer', async () => {
    const test = await startWithFolder();
    await addFile(test, test.caseId, 'second.pdf', 2);
    await test.copy();
    await test.app.close();
    // The stick goes to another computer, where there is work already.
    const stick = createTempDir();
    cpSync(test.folder, stick, { recursive: true });
    const other = await startApp();
    unwrap(await other.call('cases.create', aNewCase({ title: 'Was here before' })));
    other.desk.folder = join(stick, 'Reinstate backup');
    const source = unwrap(await other.call('folderBackups.openSource', { isOwn: false }));
    const [copy] = source?.copies ?? [];
    expect(copy).toMatchObject({ caseCount: 1, evidenceCount: 2, fileCount: 2, isProtected: false });
    const one = { sourceId: source?.sourceId ?? '', name: copy?.name ?? '' };
    const preview = unwrap(await other.call('folderBackups.preview', one));
    expect(preview).toMatchObject({ needsCode: false, missingFileCount: 0, cases: [{ title: aNewCase().case.title }] });

    const { jobId } = unwrap(await other.call('folderBackups.startRestore', one));
    expect((await other.finished(jobId)).result).toEqual({ kind: 'folder-restore', fileCount: 2, missingCount: 0 });
    const done = unwrap(await other.call('folderBackups.finishRestore', one));
    expect(done).toEqual({ keptAs: 'reinstate.db.before-restore-1' });
    expect(unwrap(await other.call('evidence.list', { caseId: test.caseId }))).toHaveLength(2);
    const { jobId: checkId } = unwrap(await other.call('vault.check', {}));
    expect((await other.finished(checkId)).result).toEqual({ kind: 'vault-check', checked: 2, problems: [] });
    expect(other.logged).toEqual([]);
  });

  it('names files that are nowhere, and refuses folders and copies that are none', async () => {
    const test = await startWithFolder();
    await test.copy();
    const root = join(test.folder, 'Reinstate backup');
    rmSync(join(root, 'files'), { recursive: true });
    const other = await startApp();
    other.desk.folder = test.folder;
    const source = unwrap(await other.call('folderBackups.openSource', { isOwn: false }));
    const one = { sourceId: source?.sourceId ?? '', name: source?.copies[0]?.name ?? '' };
    expect(unwrap(await other.call('folderBackups.preview', one)).missingFileCount).toBe(1);
    for (const name of ['../x', 'x', '']) {
      expect(await other.call('folderBackups.preview', { ...one, name })).toMatchObject({
        error: { code: 'not-found' },
      });
    }
    other.desk.folder = createTempDir();
    expect(await other.call('folderBackups.openSource', { isOwn: false })).toMatchObject({
      error: { code: 'files-refused' },
    });
    const databases = readdirSync(join(root, 'databases')).filter((name) => name.endsWith('.db'));
    writeFileSync(join(root, 'databases', databases[0] ?? ''), 'no database');
    expect(await other.call('folderBackups.preview', one)).toMatchObject({ ok: false });
  });
});
