import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { CaseId, EvidenceId } from '../../shared/domain/ids.ts';
import { unwrap } from '../../shared/result.ts';
import { aNewCase } from '../support/a-new-case.ts';
import { aPdf, putFile } from '../support/sample-files.ts';
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
  const started = unwrap(await test.call('archives.startOpen', {}));
  return test.finished(started?.jobId ?? ('' as never));
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
    const file = putFile(createTempDir(), 'holiday.reinstate', 'no zip at all');
    const refused = await open(test, file);
    expect(refused).toMatchObject({ status: 'failed', error: { code: 'files-refused' } });
    expect(refused.error?.message).toContain('holiday.reinstate');
    test.desk.files = null;
    expect(unwrap(await test.call('archives.startOpen', {}))).toBeNull();
    expect(unwrap(await test.call('cases.list', {}))).toEqual([]);
  });
});
