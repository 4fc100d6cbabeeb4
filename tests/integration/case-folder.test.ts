import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { makeCaseFolder } from '../../electron/case-folder/make-case-folder.ts';
import { readCaseFolder } from '../../electron/case-folder/read-case-folder.ts';
import { writeCaseFolder } from '../../electron/case-folder/write-case-folder.ts';
import { unwrap } from '../../shared/result.ts';
import { caseJson, folderEvidence, writeCaseFolderFiles } from '../support/a-case-folder.ts';
import { aNewCase } from '../support/a-new-case.ts';
import { inspectHere } from '../support/inspect-here.ts';
import { aPdf, putFile } from '../support/sample-files.ts';
import { startApp } from '../support/start-app.ts';
import { createTempDir } from '../support/temp-dir.ts';

// Threads with PDF tools in them take seconds to start where many tests share few cores.
vi.setConfig({ testTimeout: 90_000 });

describe('a case folder', () => {
  it('comes into the store with everything, and goes out the same', async () => {
    const { app, call, events } = await startApp();
    const input = { catalogue: app.catalogue, inspect: inspectHere };
    const folder = await writeCaseFolderFiles();
    const read = unwrap(await readCaseFolder(folder, input));
    const { id: caseId } = unwrap(await app.services.importFolder(read, { isExample: false }));
    expect(events.map(({ event }) => event)).toEqual(['accounts.changed', 'cases.changed']);
    const evidence = unwrap(await call('evidence.list', { caseId }));
    expect(evidence.map(({ id, fileName, title }) => [id, fileName, title])).toEqual([
      ['inv-acme', 'inv-acme.pdf', 'Acme invoice 1043'],
      ['removal', 'removal.jpg', 'Removal order'],
    ]);
    expect(unwrap(await call('interactions.list', { caseId }))).toHaveLength(1);

    const file = unwrap(app.services.caseFiles.load(caseId));
    const hashes = new Map(
      file.evidence.map((item, index) => [`evidence/0${index + 1}-${item.id}/${item.fileName}`, item.file.sha256]),
    );
    const out = join(createTempDir(), 'out');
    const written = await writeCaseFolder(out, makeCaseFolder(file), (name, path) =>
      app.vault.copyTo(hashes.get(name) ?? '', path),
    );
    expect(written.ok).toBe(true);
    const again = unwrap(await readCaseFolder(out, input));
    const withFiles = read.folder.evidence.map((item, index) => ({
      ...item,
      file: [...hashes.keys()][index],
    }));
    // What a folder of before doesn't say, the new one does: when each part was written down.
    const undated = JSON.parse(
      JSON.stringify(again.folder, (key, value: unknown) =>
        key === 'createdAt' || key === 'addedAt' ? undefined : value,
      ),
    ) as unknown;
    expect(undated).toEqual({ ...read.folder, revision: 2, evidence: withFiles });
    const bytes = readFileSync(join(folder, 'evidence/inv-acme.pdf'));
    expect(readFileSync(join(out, 'evidence/01-inv-acme/inv-acme.pdf'))).toEqual(bytes);
  });

  it('may hold two pieces of evidence of one file, each with its own pages', async () => {
    const { app, call } = await startApp();
    const evidence = [
      folderEvidence('first', { file: 'evidence/inv-acme.pdf', pages: [1] }),
      folderEvidence('second', { file: 'evidence/inv-acme.pdf', pages: [2] }),
    ];
    const plan = { rootCause: '[[second p2]]', correctiveActions: '', preventiveMeasures: '' };
    const folder = await writeCaseFolderFiles(caseJson({ evidence, plan }));
    const read = unwrap(await readCaseFolder(folder, { catalogue: app.catalogue, inspect: inspectHere }));
    const { id: caseId } = unwrap(await app.services.importFolder(read, { isExample: false }));
    const list = unwrap(await call('evidence.list', { caseId }));
    expect(list.map(({ id, pages, file }) => [id, pages, file.sha256 === list[0]?.file.sha256])).toEqual([
      ['first', [1], true],
      ['second', [2], true],
    ]);
  });

  it('is not taken when a file changed after it was read, and leaves no case', async () => {
    const { app, call } = await startApp();
    const folder = await writeCaseFolderFiles();
    const read = unwrap(await readCaseFolder(folder, { catalogue: app.catalogue, inspect: inspectHere }));
    writeFileSync(join(folder, 'evidence/inv-acme.pdf'), await aPdf(9));
    const imported = await app.services.importFolder(read, { isExample: false });
    expect(imported).toMatchObject({ error: { code: 'files-refused', details: { files: [{ code: 'changed' }] } } });
    expect(unwrap(await call('cases.list', {}))).toEqual([]);
    expect(unwrap(await call('accounts.list', {}))).toEqual([]);
  });

  it('names files safely when it is made from names of any kind', async () => {
    const test = await startApp();
    const { id: caseId } = unwrap(await test.call('cases.create', aNewCase()));
    const names = ['a:b?.pdf', 'x'.repeat(200) + '.pdf', 'Rechnung №1 ü.pdf', 'con.pdf'];
    const files: string[] = [];
    for (const name of names)
      files.push(putFile(createTempDir(), name, await aPdf(1, name.slice(0, 20).replace(/[^ -~]/g, ''))));
    await test.finished(unwrap(await test.call('evidence.startImport', { caseId }, files)).jobId);
    const { evidence } = makeCaseFolder(unwrap(test.app.services.caseFiles.load(caseId)));
    expect(evidence.map(({ file }) => file)).toEqual([
      'evidence/01-a-b/a_b_.pdf',
      expect.stringMatching(/^evidence\/02-x{40}\/x{100}x+\.pdf$/),
      'evidence/03-rechnung-no1-u/Rechnung №1 ü.pdf',
      'evidence/04-con/_con.pdf',
    ]);
    for (const { file } of evidence) expect(file.length).toBeLessThan(200);
  });
});
