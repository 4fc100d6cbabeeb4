import { mkdirSync, readdirSync, rmSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { CaseId } from '../../shared/domain/ids.ts';
import type { Job, JobResult } from '../../shared/domain/job.ts';
import { unwrap } from '../../shared/result.ts';
import { makeLookAlikeSet } from '../fixtures/look-alike-set/look-alike-set.ts';
import { aNewCase } from '../support/a-new-case.ts';
import { aPdf, aPng, putFile } from '../support/sample-files.ts';
import { startApp, type TestApp } from '../support/start-app.ts';
import { createTempDir } from '../support/temp-dir.ts';

// Threads with PDF tools in them take seconds to start where many tests share few cores.
vi.setConfig({ testTimeout: 120_000 });

type ImportResult = Extract<JobResult, { kind: 'evidence-import' }>;
type Started = TestApp & { readonly caseId: CaseId; readonly drop: (...paths: string[]) => Promise<Job> };

async function start(): Promise<Started> {
  const test = await startApp();
  const { id: caseId } = unwrap(await test.call('cases.create', aNewCase()));
  const drop = async (...paths: string[]): Promise<Job> =>
    test.finished(unwrap(await test.call('evidence.startImport', { caseId }, paths)).jobId);
  return { ...test, caseId, drop };
}

function summaryOf(job: Job): ImportResult {
  if (job.result?.kind !== 'evidence-import') throw new Error(`the job ended ${job.status}`);
  return job.result;
}

describe('a file that is too large', () => {
  it('of 2 GB is refused at once, and the limit can be changed', async () => {
    const { call, caseId, drop, dataDir } = await start();
    const dir = createTempDir();
    const huge = putFile(dir, 'film.pdf', await aPdf(1));
    truncateSync(huge, 2 * 1024 ** 3);
    const startedAt = performance.now();
    const [refusal] = summaryOf(await drop(huge)).refused;
    expect(performance.now() - startedAt).toBeLessThan(1000);
    expect(refusal).toMatchObject({ file: 'film.pdf', code: 'too-large' });
    expect(refusal?.message).toContain('200 MB');
    expect(refusal?.fix).toContain('Settings');
    const medium = putFile(dir, 'scan.pdf', await aPdf(2));
    truncateSync(medium, 11 * 1024 ** 2);
    unwrap(await call('settings.update', { patch: { maxFileMb: 10 } }));
    expect(summaryOf(await drop(medium)).refused[0]?.message).toContain('10 MB');
    unwrap(await call('settings.update', { patch: { maxFileMb: 12 } }));
    expect(summaryOf(await drop(medium)).refused.map(({ code }) => code)).not.toContain('too-large');
    for (const maxFileMb of [9, 2049, 10.5]) {
      expect(await call('settings.update', { patch: { maxFileMb } })).toMatchObject({
        error: { code: 'invalid-input' },
      });
    }
    expect(readdirSync(join(dataDir, 'vault', 'tmp'))).toEqual([]);
    expect(unwrap(await call('evidence.list', { caseId })).length).toBeLessThanOrEqual(1);
  });
});

describe('a dropped folder', () => {
  it('is counted first: its files, and the folders in it that are left out', async () => {
    const { call } = await start();
    const dir = createTempDir();
    for (const name of ['1.pdf', '2.pdf', '.hidden', 'Thumbs.db', 'old/3.pdf', 'older/deep/4.pdf']) {
      putFile(dir, `Invoices/${name}`, 'x');
    }
    mkdirSync(join(dir, 'Empty'));
    const single = putFile(dir, 'single.pdf', 'x');
    const count = async (...paths: string[]) => unwrap(await call('evidence.countDropped', {}, paths));
    expect(await count(join(dir, 'Invoices'), single)).toEqual({
      files: 3,
      folders: [{ name: 'Invoices', files: 2, subfolders: 2 }],
    });
    expect(await count(single)).toEqual({ files: 1, folders: [] });
    expect(await count(join(dir, 'Empty'))).toEqual({
      files: 0,
      folders: [{ name: 'Empty', files: 0, subfolders: 0 }],
    });
    expect(await count(join(dir, 'gone'))).toEqual({ files: 1, folders: [] });
  });
});

describe('many files at once', () => {
  it('of 500, some unfit and some there twice: each is accounted for', async () => {
    const { call, caseId, drop } = await start();
    const dir = createTempDir();
    const paths: string[] = [];
    // Few different papers, so that this takes seconds; what counts is the number of files.
    const papers = await Promise.all(Array.from({ length: 60 }, (_, n) => aPdf(1, `Paper ${n}`)));
    for (let n = 0; n < 500; n += 1) {
      const unfit = `no paper ${n}\u0000`;
      paths.push(putFile(dir, `${n}.pdf`, n < 60 ? (papers[n] ?? '') : n < 200 ? (papers[n % 60] ?? '') : unfit));
    }
    const { added, duplicates, refused, left } = summaryOf(await drop(...paths));
    expect({ added: added.length, duplicates: duplicates.length, refused: refused.length, left }).toEqual({
      added: 60,
      duplicates: 140,
      refused: 300,
      left: [],
    });
    expect(refused[0]).toMatchObject({ file: '200.pdf', code: 'kind' });
    expect(unwrap(await call('evidence.list', { caseId }))).toHaveLength(60);
    unwrap(await call('history.undo', { caseId }));
    expect(unwrap(await call('evidence.list', { caseId }))).toEqual([]);
  });

  it('takes a file that was dropped twice once', async () => {
    const { drop } = await start();
    const dir = createTempDir();
    const path = putFile(dir, 'a.pdf', await aPdf(1));
    const copy = putFile(dir, 'copy of a.pdf', await aPdf(1));
    expect(summaryOf(await drop(path, path, copy))).toMatchObject({
      added: ['a'],
      duplicates: [{ file: 'copy of a.pdf', evidenceId: 'a' }],
    });
  });

  it('says after a cancel what was added and what was not looked at', async () => {
    const { app, call, caseId, drop } = await start();
    const dir = createTempDir();
    const paths: string[] = [];
    for (let n = 0; n < 20; n += 1) paths.push(putFile(dir, `f${n}.pdf`, await aPdf(1, `File ${n}`)));
    const stop = app.subscribe((event, payload) => {
      const job = payload as Job;
      if (event === 'jobs.changed' && job.done >= 2) void call('jobs.cancel', { jobId: job.id });
    });
    const job = await drop(...paths);
    stop();
    expect(job.status).toBe('cancelled');
    const { added, left } = summaryOf(job);
    expect(added.length).toBeGreaterThanOrEqual(2);
    expect(added.length + left.length).toBe(20);
    expect(left.at(-1)).toBe('f19.pdf');
    expect(unwrap(await call('evidence.list', { caseId })).map(({ id }) => id)).toEqual(added);
  });

  it('from a drive that vanishes are reported one by one, and the application goes on', async () => {
    const { app, drop } = await start();
    const drive = join(createTempDir(), 'stick');
    const paths: string[] = [];
    for (let n = 0; n < 12; n += 1) paths.push(putFile(drive, `f${n}.pdf`, await aPdf(1, `File ${n}`)));
    const stop = app.subscribe((event, payload) => {
      if (event === 'jobs.changed' && (payload as Job).done >= 1) rmSync(drive, { recursive: true, force: true });
    });
    const job = await drop(...paths);
    stop();
    expect(job.status).toBe('succeeded');
    const { added, refused } = summaryOf(job);
    expect(added.length).toBeGreaterThanOrEqual(1);
    expect(added.length + refused.length).toBe(12);
    expect(new Set(refused.map(({ code }) => code))).toEqual(new Set(['missing']));
    expect(summaryOf(await drop(putFile(createTempDir(), 'next.pdf', await aPdf(1, 'Next')))).added).toEqual(['next']);
  });
});

describe('a paper that comes again as another file', () => {
  it('is taken, and named as a look-alike; another paper of the same form is not', async () => {
    const { call, caseId, drop } = await start();
    const dir = createTempDir();
    const paths: string[] = [];
    for await (const { paper, taking, bytes } of makeLookAlikeSet({ forms: { from: 2, count: 1 }, papersOfEach: 2 })) {
      if (taking === 'first' || (paper === 200 && taking === 'cropped')) {
        paths.push(putFile(dir, `${paper} ${taking}.jpg`, bytes));
      }
    }
    paths.push(putFile(dir, 'blank.png', await aPng()), putFile(dir, 'blank too.png', await aPng({ color: '#fff' })));
    const { added, lookAlikes } = summaryOf(await drop(...paths));
    expect(added).toHaveLength(5);
    const [first, again] = added;
    expect(lookAlikes).toEqual([{ evidenceId: again, otherId: first }]);
    const hashes = unwrap(await call('evidence.list', { caseId })).map(({ file }) => file.pictureHash);
    expect(hashes.map((hash) => hash?.length ?? null)).toEqual([100, 100, 100, null, null]);
  });
});
