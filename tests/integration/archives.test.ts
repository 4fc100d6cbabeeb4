import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { CaseId, EvidenceId } from '../../shared/domain/ids.ts';
import { writeArchive } from '../../electron/case-folder/write-archive.ts';
import { unwrap } from '../../shared/result.ts';
import { caseJson, writeCaseFolderFiles } from '../support/a-case-folder.ts';
import { aNewCase } from '../support/a-new-case.ts';
import { aPdf, putFile } from '../support/sample-files.ts';
import { aSentRecord } from '../support/a-sent-record.ts';
import { startApp, type TestApp } from '../support/start-app.ts';
import { createTempDir } from '../support/temp-dir.ts';

// Threads with PDF tools in them take seconds to start where many tests share few cores.
vi.setConfig({ testTimeout: 120_000 });

/** An appeal with a document that has an earlier version, and a plan that cites it. */
async function startWithCase(): Promise<TestApp & { readonly caseId: CaseId }> {
  const test = await startApp();
  const { id: caseId } = unwrap(await test.call('cases.create', aNewCase()));
  const files = createTempDir();
  const pdf = putFile(files, 'invoice (1).pdf', await aPdf(2));
  await test.finished(unwrap(await test.call('evidence.startImport', { caseId }, [pdf])).jobId);
  const [item] = unwrap(await test.call('evidence.list', { caseId }));
  const evidenceId = item?.id ?? ('' as EvidenceId);
  const newer = putFile(files, 'invoice-again.pdf', await aPdf(3));
  await test.finished(unwrap(await test.call('evidence.startReplace', { caseId, evidenceId }, [newer])).jobId);
  const rootCause = `We bought from a reseller <b>once</b> [[${evidenceId} p2]].`;
  unwrap(await test.call('plans.save', { caseId, patch: { rootCause } }));
  return { ...test, caseId };
}

async function save(test: TestApp, caseId: CaseId, folder: string) {
  test.desk.folder = folder;
  const started = unwrap(await test.call('archives.startSave', { caseId }));
  return test.finished(started?.jobId ?? ('' as never));
}

async function open(test: TestApp, file: string) {
  test.desk.files = [file];
  const chosen = unwrap(await test.call('archives.choose', {}));
  const { jobId } = unwrap(await test.call('archives.startOpen', { archiveId: chosen?.archiveId ?? '' }));
  return test.finished(jobId);
}

describe('archives', () => {
  it('hold a whole case, which another computer opens as it was', async () => {
    const first = await startWithCase();
    const folder = createTempDir();
    const saved = await save(first, first.caseId, folder);
    expect(saved).toMatchObject({ status: 'succeeded', result: { kind: 'archive-save' } });
    const [name = ''] = readdirSync(folder);
    expect(name).toMatch(/\.reinstate$/);
    unwrap(await first.call('archives.showInFolder', { jobId: saved.id }));
    expect(first.desk.shown).toEqual([join(folder, name)]);

    const second = await startApp();
    const opened = await open(second, join(folder, name));
    expect(opened).toMatchObject({ status: 'succeeded', result: { kind: 'archive-open' } });
    const [there] = unwrap(await second.call('cases.list', {}));
    const caseId = there?.id ?? ('' as CaseId);
    const load = (test: TestApp, id: CaseId) => {
      const { evidence, ...rest } = unwrap(test.app.services.caseFiles.load(id));
      return { ...rest, evidence: evidence.map(({ caseId: _caseId, addedAt: _addedAt, ...item }) => item) };
    };
    expect(load(second, caseId)).toEqual(load(first, first.caseId));
    // A second archive of the same day stands beside the first; what was packed for it is gone.
    await save(first, first.caseId, folder);
    expect(readdirSync(folder)).toHaveLength(2);
    expect(existsSync(join(first.dataDir, 'tmp', 'archives'))).toBe(false);
    expect(readdirSync(join(second.dataDir, 'tmp', 'archives'))).toEqual([]);
  });

  it('hold a page to read for people without the application', async () => {
    const test = await startWithCase();
    const folder = createTempDir();
    await save(test, test.caseId, folder);
    const out = createTempDir();
    execFileSync('unzip', ['-q', join(folder, readdirSync(folder)[0] ?? ''), '-d', out]);
    const page = readFileSync(join(out, 'index.html'), 'utf8');
    expect(page).toContain('&#60;b&#62;once&#60;/b&#62;');
    expect(page).toContain("default-src 'none'");
    expect(page).not.toMatch(/<script|\son\w+=/i);
    const links = [...page.matchAll(/href="([^"]*)"/g)].map(([, address = '']) => decodeURIComponent(address));
    expect(links.length).toBeGreaterThan(1);
    for (const address of links) expect(existsSync(join(out, address)), address).toBe(true);
  });

  it('are not made of a stored file that was changed from outside', async () => {
    const test = await startWithCase();
    const [item] = unwrap(await test.call('evidence.list', { caseId: test.caseId }));
    const path = test.app.vault.locate(item?.file.sha256 ?? '').path;
    execFileSync('chmod', ['u+w', path]);
    writeFileSync(path, 'something else');
    const folder = createTempDir();
    expect(await save(test, test.caseId, folder)).toMatchObject({ status: 'failed', error: { code: 'vault-damaged' } });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('that are none are refused by name, and dialogs may be closed', async () => {
    const test = await startApp();
    const folder = createTempDir();
    test.desk.files = [putFile(folder, 'holiday.reinstate', 'no zip at all')];
    const chosen = unwrap(await test.call('archives.choose', {}));
    const archiveId = chosen?.archiveId ?? '';
    const refused = await test.call('archives.preview', { archiveId });
    expect(refused).toMatchObject({
      error: { code: 'files-refused', message: expect.stringContaining('holiday.reinstate') },
    });
    const opened = await open(test, test.desk.files[0] ?? '');
    expect(opened).toMatchObject({ status: 'failed', error: { code: 'files-refused' } });
    test.desk.files = null;
    expect(unwrap(await test.call('archives.choose', {}))).toBeNull();
    expect(unwrap(await test.call('cases.list', {}))).toEqual([]);
    // What others name: another ending, a folder, a link, a path on another computer, nothing.
    putFile(folder, 'holiday.zip', 'x');
    mkdirSync(join(folder, 'folder.reinstate'));
    symlinkSync(join(folder, 'holiday.reinstate'), join(folder, 'link.reinstate'));
    for (const name of ['holiday.zip', 'folder.reinstate', 'link.reinstate', 'gone.reinstate']) {
      const offered = await test.call('archives.offer', {}, [join(folder, name)]);
      expect(offered, name).toMatchObject({ error: { code: 'files-refused' } });
    }
    expect(await test.call('archives.offer', {}, ['//host/share/x.reinstate'])).toMatchObject({ ok: false });
    expect(await test.call('archives.offer', {}, [])).toMatchObject({ error: { code: 'invalid-input' } });
  });

  it('say what they hold before they are brought in, also when the system offers them', async () => {
    const first = await startWithCase();
    const folder = createTempDir();
    await save(first, first.caseId, folder);
    const file = join(folder, readdirSync(folder)[0] ?? '');
    const second = await startApp();
    const offered = unwrap(await second.call('archives.offer', {}, [file]));
    expect(second.payloadsOf('archives.offered')).toEqual([offered]);
    expect(unwrap(await second.call('archives.listOffered', {}))).toEqual([offered]);
    const { archiveId } = offered;
    const preview = unwrap(await second.call('archives.preview', { archiveId }));
    expect(preview).toMatchObject({
      title: aNewCase().case.title,
      evidenceCount: 1,
      submissionCount: 0,
      marketplace: 'US',
    });
    expect(unwrap(await second.call('cases.list', {}))).toEqual([]);
    unwrap(await second.call('archives.forget', { archiveId }));
    expect(unwrap(await second.call('archives.listOffered', {}))).toEqual([]);
    expect(await second.call('archives.startOpen', { archiveId })).toMatchObject({ error: { code: 'not-found' } });
  });
});

describe('archives that somebody tampered with', () => {
  /** An archive, every hash of which is right, of a case that was sent once. */
  async function forge(changes: object, sent: Readonly<Record<string, Uint8Array>>): Promise<string> {
    const packet = await aPdf(1);
    const sha256 = createHash('sha256').update(packet).digest('hex');
    const { logEntry: _entry, manifest, ...record } = aSentRecord();
    const files = ['packet.pdf', 'setup.exe'].map((file) => ({ file, sizeBytes: packet.length, sha256 }));
    const submission = {
      ...{ ...record, manifest: { ...manifest, files }, planVersion: null },
      keptFiles: [{ file: 'packet.pdf', stored: 'sent/packet.pdf' }],
      ...changes,
    };
    const dir = await writeCaseFolderFiles(caseJson({ submissions: [submission] }));
    for (const [name, bytes] of Object.entries({ 'sent/packet.pdf': packet, ...sent })) putFile(dir, name, bytes);
    const file = join(createTempDir(), 'forged.reinstate');
    const names = [
      'case.json',
      'evidence/inv-acme.pdf',
      'evidence/removal.jpg',
      'sent/packet.pdf',
      ...Object.keys(sent),
    ];
    unwrap(await writeArchive(dir, [...new Set(names)], file));
    return file;
  }

  it('are refused with the reason, and nothing of them is kept', async () => {
    const test = await startApp();
    const pdf = await aPdf(2);
    const keep = (file: string, stored: string) => ({ keptFiles: [{ file, stored }] });
    const forged = [
      [await forge({}, { 'sent/packet.pdf': pdf }), /changed after the archive was made/],
      [await forge(keep('setup.exe', 'sent/setup.exe'), { 'sent/setup.exe': pdf }), /no ordinary file/],
      [await forge(keep('setup.exe', 'sent/packet.pdf'), {}), /no ordinary file/],
      [await forge({}, { 'sent/packet.pdf': Buffer.from('GIF89a') }), /its content is/],
      [await forge(keep('packet.pdf', '../packet.pdf'), {}), /leads out/],
      [await forge(keep('packet.pdf', 'sent/gone.pdf'), {}), /not there/],
    ] as const;
    for (const [file, reason] of forged) {
      const job = await open(test, file);
      expect(job).toMatchObject({ status: 'failed', error: { code: 'files-refused' } });
      expect(JSON.stringify(job.error)).toMatch(reason);
    }
    expect(unwrap(await test.call('cases.list', {}))).toEqual([]);
    expect(unwrap(await test.call('accounts.list', {}))).toEqual([]);
    expect(readdirSync(join(test.dataDir, 'tmp', 'archives'))).toEqual([]);
    expect(await open(test, await forge({}, {}))).toMatchObject({ status: 'succeeded' });
  });

  it('or that a newer version made are told apart, in the preview and when they are brought in', async () => {
    const test = await startApp();
    for (const newer of [{ revision: 3, thisYearsNews: [] }, { format: 'reinstate.case/2' }]) {
      const dir = await writeCaseFolderFiles(JSON.stringify({ ...caseJson(), ...newer }));
      const file = join(createTempDir(), 'newer.reinstate');
      unwrap(await writeArchive(dir, ['case.json', 'evidence/inv-acme.pdf', 'evidence/removal.jpg'], file));
      const { archiveId } = unwrap(await test.call('archives.offer', {}, [file]));
      expect(await test.call('archives.preview', { archiveId })).toMatchObject({ error: { code: 'newer-data' } });
      expect(await open(test, file)).toMatchObject({ status: 'failed', error: { code: 'newer-data' } });
    }
    expect(unwrap(await test.call('cases.list', {}))).toEqual([]);
  });
});

describe('sealed archives', () => {
  const passphrase = 'correct horse battery';

  async function saveSealed(): Promise<string> {
    const test = await startWithCase();
    test.desk.folder = createTempDir();
    const started = unwrap(await test.call('archives.startSave', { caseId: test.caseId, passphrase }));
    expect((await test.finished(started?.jobId ?? ('' as never))).status).toBe('succeeded');
    return join(test.desk.folder, readdirSync(test.desk.folder)[0] ?? '');
  }

  it('open with their passphrase alone, and show nothing without it', async () => {
    const file = await saveSealed();
    const bytes = readFileSync(file);
    expect(bytes.toString('latin1', 0, 8)).toBe('RNSTARCH');
    for (const word of ['PK\u0003\u0004', 'case.json', 'invoice', 'index.html'])
      expect(bytes.includes(word), word).toBe(false);
    const test = await startApp();
    const { archiveId, isSealed } = unwrap(await test.call('archives.offer', {}, [file]));
    expect(isSealed).toBe(true);
    for (const other of [undefined, '', 'Correct horse battery', `${passphrase} `]) {
      const given = other === undefined ? {} : { passphrase: other };
      expect(await test.call('archives.preview', { archiveId, ...given })).toMatchObject({
        error: { code: 'wrong-key' },
      });
    }
    expect(unwrap(await test.call('archives.preview', { archiveId, passphrase })).evidenceCount).toBe(1);
    const { jobId } = unwrap(await test.call('archives.startOpen', { archiveId }));
    expect(await test.finished(jobId)).toMatchObject({ status: 'succeeded' });
    expect(unwrap(await test.call('cases.list', {}))).toHaveLength(1);
    expect(test.logged).toEqual([]);
  });

  it('that are damaged are told from a wrong passphrase, wherever the damage is', async () => {
    const file = await saveSealed();
    const good = readFileSync(file);
    const test = await startApp();
    const look = async (bytes: Buffer) => {
      const path = join(createTempDir(), 'changed.reinstate');
      writeFileSync(path, bytes);
      const offered = await test.call('archives.offer', {}, [path]);
      if (!offered.ok) return offered.error.code;
      const { archiveId } = offered.value;
      const preview = await test.call('archives.preview', { archiveId, passphrase });
      if (!preview.ok) return preview.error.code;
      const { jobId } = unwrap(await test.call('archives.startOpen', { archiveId }));
      return (await test.finished(jobId)).error?.code ?? 'taken';
    };
    const flip = (at: number): Buffer => {
      const bytes = Buffer.from(good);
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      return bytes;
    };
    // Header, salt, check, checksum; then the sealed part at its start, in the middle and at its end; cut off; added to.
    for (const at of [9, 12, 30, 48, 51, 70, Math.floor(good.length / 2), good.length - 1]) {
      expect(await look(flip(at)), String(at)).toBe('files-refused');
    }
    expect(await look(good.subarray(0, good.length - 1))).toBe('files-refused');
    expect(await look(good.subarray(0, 30))).toBe('files-refused');
    expect(await look(Buffer.concat([good, Buffer.of(0)]))).toBe('files-refused');
    const newer = Buffer.from(good);
    newer[8] = 2;
    expect(await look(newer)).toBe('newer-data');
    expect(await look(good)).toBe('taken');
  });
});
