import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { readStored } from '../../electron/vault/stored-file.ts';
import { makeCaseFolder } from '../../electron/case-folder/make-case-folder.ts';
import { readCaseFolder } from '../../electron/case-folder/read-case-folder.ts';
import { writeCaseFolder } from '../../electron/case-folder/write-case-folder.ts';
import { evidenceUrl, versionPictureUrl, versionUrl } from '../../shared/contracts/evidence.ts';
import type { CaseId, EvidenceId } from '../../shared/domain/ids.ts';
import type { Job } from '../../shared/domain/job.ts';
import { unwrap } from '../../shared/result.ts';
import { aNewCase } from '../support/a-new-case.ts';
import { inspectHere } from '../support/inspect-here.ts';
import { readPdf } from '../support/read-pdf.ts';
import { aJpeg, aPdf, putFile } from '../support/sample-files.ts';
import { startApp, type TestApp } from '../support/start-app.ts';
import { createTempDir } from '../support/temp-dir.ts';

// Threads with PDF tools in them take seconds to start where many tests share few cores.
vi.setConfig({ testTimeout: 90_000 });

const evidenceId = 'invoice' as EvidenceId;

type Started = TestApp & {
  readonly caseId: CaseId;
  readonly dir: string;
  readonly replaceBy: (...paths: string[]) => Promise<Job>;
};

/** A case with an invoice of three pages that the plan cites. */
async function startWithInvoice(): Promise<Started> {
  const test = await startApp();
  const { call } = test;
  const { id: caseId } = unwrap(await call('cases.create', aNewCase()));
  const dir = createTempDir();
  const { jobId } = unwrap(
    await call('evidence.startImport', { caseId }, [putFile(dir, 'invoice.pdf', await aPdf(3, 'Old'))]),
  );
  await test.finished(jobId);
  const patch = { type: 'supplier_invoice', issuer: 'Acme', pages: [1, 3] };
  unwrap(await call('evidence.update', { caseId, evidenceId, patch }));
  unwrap(await call('plans.save', { caseId, patch: { rootCause: 'See [[invoice p3]] and [[invoice]].' } }));
  const replaceBy = async (...paths: string[]): Promise<Job> => {
    const job = unwrap(await call('evidence.startReplace', { caseId, evidenceId }, paths));
    return test.finished(job.jobId);
  };
  return { ...test, caseId, dir, replaceBy };
}

describe('replacing the file of evidence', () => {
  it('keeps id, facts, place and citations, and the earlier file with its pages; undo takes it back', async () => {
    const test = await startWithInvoice();
    const { app, call, caseId, dir } = test;
    const [before] = unwrap(await call('evidence.list', { caseId }));
    const newer = putFile(dir, 'invoice-signed.pdf', await aPdf(4, 'New'));
    expect(await test.replaceBy(newer)).toMatchObject({
      status: 'succeeded',
      result: { kind: 'evidence-replace', evidenceId, notes: [] },
    });
    const [after] = unwrap(await call('evidence.list', { caseId }));
    expect(after).toEqual({ ...before, fileName: 'invoice-signed.pdf', file: after?.file });
    expect(after?.file).toMatchObject({ pageCount: 4 });
    const versions = unwrap(await call('evidence.listVersions', { caseId, evidenceId }));
    expect(versions).toMatchObject([{ fileName: 'invoice.pdf', pages: [1, 3], file: before?.file }]);
    const address = versionUrl(caseId, evidenceId, versions[0]?.replacedAt ?? '');
    expect(await readStored((await app.readContent(address))?.file ?? { path: '' })).toEqual(
      Buffer.from(await aPdf(3, 'Old')),
    );
    expect(await app.readContent(versionUrl(caseId, evidenceId, 'never'))).toBeNull();
    expect(await app.readContent(versionUrl(caseId, evidenceId, '../../reinstate.db'))).toBeNull();
    expect(await readStored((await app.readContent(evidenceUrl(caseId, evidenceId)))?.file ?? { path: '' })).toEqual(
      readFileSync(newer),
    );
    expect(unwrap(await call('history.undo', { caseId })).redo).toBe('Replace evidence');
    expect(unwrap(await call('evidence.list', { caseId }))).toEqual([before]);
    expect(unwrap(await call('evidence.listVersions', { caseId, evidenceId }))).toEqual([]);
    unwrap(await call('history.redo', { caseId }));
    expect(unwrap(await call('evidence.listVersions', { caseId, evidenceId }))).toEqual(versions);
  });

  it('warns of another kind, lost pages and a cited page that is gone, and the export is blocked until that is right', async () => {
    const test = await startWithInvoice();
    const { call, caseId, dir } = test;
    const job = await test.replaceBy(putFile(dir, 'photo.jpg', await aJpeg()));
    expect(job.result?.kind === 'evidence-replace' && job.result.notes.map(({ rule }) => rule)).toEqual([
      'replaced-kind',
      'replaced-pages',
      'replaced-citation',
    ]);
    expect(unwrap(await call('evidence.list', { caseId }))[0]?.pages).toEqual([1]);
    const findings = unwrap(await call('cases.check', { caseId }));
    expect(findings[0]).toMatchObject({ rule: 'citation-page', level: 'error' });
  });

  it('warns of highlights, whose places may show something else or are gone', async () => {
    const test = await startWithInvoice();
    const { call, caseId, dir } = test;
    const highlight = { rectangles: [{ left: 0.1, top: 0.2, width: 0.3, height: 0.04 }], note: '', inPacket: true };
    for (const pageNumber of [1, 3]) {
      unwrap(await call('highlights.add', { caseId, evidenceId, highlight: { ...highlight, pageNumber } }));
    }
    const longer = await test.replaceBy(putFile(dir, 'longer.pdf', await aPdf(4, 'Longer')));
    const noteOf = ({ result }: Job) =>
      result?.kind === 'evidence-replace' && result.notes.find(({ rule }) => rule === 'replaced-highlights');
    expect(noteOf(longer)).toMatchObject({
      level: 'warning',
      message: '2 highlights were drawn on the earlier file. The new file may have something else in these places.',
    });
    const shorter = await test.replaceBy(putFile(dir, 'shorter.pdf', await aPdf(2, 'Shorter')));
    expect(noteOf(shorter)).toMatchObject({
      message: "2 highlights were drawn on the earlier file. Some are on page 3, which the new file doesn't have.",
    });
  });

  it('shows the pages of an earlier text, as of every kind', async () => {
    const test = await startWithInvoice();
    const { app, call, caseId, dir } = test;
    await test.replaceBy(putFile(dir, 'calls.txt', 'We called on 2 March.\n'));
    await test.replaceBy(putFile(dir, 'more.txt', 'We called on 2 March and on 4 March.\n'));
    const [version] = unwrap(await call('evidence.listVersions', { caseId, evidenceId }));
    const url = versionPictureUrl(caseId, evidenceId, { replacedAt: version?.replacedAt ?? '', pageNumber: 1 });
    const content = await app.readContent(url);
    expect(content?.mime).toBe('application/pdf');
    expect((await readPdf(await readStored(content?.file ?? { path: '' }))).pages[0]?.text).toContain(
      'We called on 2 March.',
    );
  });

  it('swaps back to an earlier version and keeps both', async () => {
    const test = await startWithInvoice();
    const { call, caseId, dir } = test;
    await test.replaceBy(putFile(dir, 'second.pdf', await aPdf(1, 'Second')));
    await test.replaceBy(putFile(dir, 'third.pdf', await aPdf(2, 'Third')));
    const names = async () => {
      const versions = unwrap(await call('evidence.listVersions', { caseId, evidenceId }));
      return [unwrap(await call('evidence.list', { caseId }))[0]?.fileName, versions.map((item) => item.fileName)];
    };
    expect(await names()).toEqual(['third.pdf', ['second.pdf', 'invoice.pdf']]);
    const oldest = unwrap(await call('evidence.listVersions', { caseId, evidenceId }))[1];
    const replacedAt = oldest?.replacedAt ?? '';
    const restored = unwrap(await call('evidence.restoreVersion', { caseId, evidenceId, replacedAt }));
    expect(restored).toMatchObject({ fileName: 'invoice.pdf', pages: [1, 3] });
    expect(await names()).toEqual(['invoice.pdf', ['third.pdf', 'second.pdf']]);
    // The very file that was there before comes in again from the disk: it is brought back, not kept twice.
    await test.replaceBy(join(dir, 'third.pdf'));
    expect(await names()).toEqual(['third.pdf', ['invoice.pdf', 'second.pdf']]);
    expect(await call('evidence.restoreVersion', { caseId, evidenceId, replacedAt: 'never' })).toMatchObject({
      error: { code: 'not-found' },
    });
  });

  it('refuses the same bytes, bytes of other evidence, an unfit file, and more than one file, and changes nothing', async () => {
    const test = await startWithInvoice();
    const { call, caseId, dir } = test;
    const other = putFile(dir, 'other.pdf', await aPdf(1, 'Other'));
    await test.finished(unwrap(await call('evidence.startImport', { caseId }, [other])).jobId);
    const before = unwrap(await call('evidence.list', { caseId }));
    const refusalOf = ({ status, error }: Job) => [
      status,
      error?.code === 'files-refused' ? error.details.files[0]?.code : error?.code,
    ];
    expect(refusalOf(await test.replaceBy(join(dir, 'invoice.pdf')))).toEqual(['failed', 'same']);
    expect(refusalOf(await test.replaceBy(other))).toEqual(['failed', 'duplicate']);
    expect(refusalOf(await test.replaceBy(putFile(dir, 'x.docx', 'PK\u0003\u0004')))).toEqual(['failed', 'kind']);
    expect(refusalOf(await test.replaceBy(join(dir, 'gone.pdf')))).toEqual(['failed', 'missing']);
    for (const paths of [[], [other, other]]) {
      expect(await call('evidence.startReplace', { caseId, evidenceId }, paths)).toMatchObject({
        error: { code: 'invalid-input' },
      });
    }
    expect(await call('evidence.startReplace', { caseId, evidenceId: 'never' }, [other])).toMatchObject({
      error: { code: 'not-found' },
    });
    expect(unwrap(await call('evidence.list', { caseId }))).toEqual(before);
    expect(unwrap(await call('evidence.listVersions', { caseId, evidenceId }))).toEqual([]);
  });

  it('counts an earlier version as a use of its file, over a restart, a vault check and a backup', async () => {
    const test = await startWithInvoice();
    const { app, call, caseId, dir } = test;
    const old = unwrap(await call('evidence.list', { caseId }))[0]?.file.sha256 ?? '';
    await test.replaceBy(putFile(dir, 'newer.pdf', await aPdf(3, 'Newer')));
    const { name } = unwrap(await call('backups.create', {}));
    await app.close();
    const again = await startApp({ dataDir: test.dataDir });
    expect(await again.app.vault.verify(old)).toBe(true);
    const { rmSync } = await import('node:fs');
    rmSync(again.app.vault.locate(old).path, { force: true });
    const { jobId } = unwrap(await again.call('vault.check', {}));
    expect((await again.finished(jobId)).result).toMatchObject({
      problems: [{ sha256: old, problem: 'missing', uses: [{ evidenceId, isEarlierVersion: true, isRemoved: false }] }],
    });
    expect(unwrap(await again.call('backups.preview', { name })).missingFiles).toMatchObject([{ sha256: old }]);
  });

  it('hands earlier versions over with the case folder', async () => {
    const test = await startWithInvoice();
    const { app, call, caseId, dir } = test;
    await test.replaceBy(putFile(dir, 'newer.pdf', await aPdf(3, 'Newer')));
    const file = unwrap(app.services.caseFiles.load(caseId));
    const out = join(createTempDir(), 'case');
    const folder = makeCaseFolder(file);
    const hashes = new Map(
      folder.evidence.flatMap((item) => [
        [item.file, file.evidence[0]?.file.sha256 ?? ''] as const,
        ...item.earlierVersions.map(
          (version, at) => [version.file, file.earlierVersions?.[item.id]?.[at]?.file.sha256 ?? ''] as const,
        ),
      ]),
    );
    unwrap(await writeCaseFolder(out, folder, (name, path) => app.vault.copyTo(hashes.get(name) ?? '', path)));
    const read = unwrap(await readCaseFolder(out, { catalogue: app.catalogue, inspect: inspectHere }));
    const other = await startApp();
    const imported = unwrap(await other.app.services.importFolder(read, { isExample: false }));
    const versions = unwrap(await other.call('evidence.listVersions', { caseId: imported.id, evidenceId }));
    expect(versions).toMatchObject([{ fileName: 'invoice.pdf', pages: [1, 3] }]);
    expect(versions[0]?.replacedAt).toBe(
      unwrap(await call('evidence.listVersions', { caseId, evidenceId }))[0]?.replacedAt,
    );
    const address = versionUrl(imported.id, evidenceId, versions[0]?.replacedAt ?? '');
    const content = await other.app.readContent(address);
    expect(await readStored(content?.file ?? { path: '' })).toEqual(Buffer.from(await aPdf(3, 'Old')));
  });
});
