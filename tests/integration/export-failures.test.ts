import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { openKitTarget } from '../../electron/features/packets/kit-target.ts';
import { unwrap } from '../../shared/result.ts';
import { aNewCase } from '../support/a-new-case.ts';
import { caseJson, folderEvidence, writeCaseFolderFiles } from '../support/a-case-folder.ts';
import { runCommand } from '../support/run-command.ts';
import { aPdf, putFile } from '../support/sample-files.ts';
import { startApp } from '../support/start-app.ts';
import { createTempDir } from '../support/temp-dir.ts';

vi.setConfig({ testTimeout: 120_000 });

const DATE = '2026-10-01';

describe('two exports at once', () => {
  it('of one case both finish, each in its own folder, with the same bytes', async () => {
    const test = await startApp();
    const { call, desk, finished } = test;
    const { id: caseId } = unwrap(await call('cases.create', aNewCase()));
    const file = putFile(createTempDir(), 'invoice.pdf', await aPdf(3));
    await finished(unwrap(await call('evidence.startImport', { caseId }, [file])).jobId);
    desk.folder = createTempDir();
    const started = await Promise.all([1, 2].map(() => call('packets.startExport', { caseId, date: DATE })));
    const jobs = await Promise.all(started.map((one) => finished(unwrap(one)?.jobId as never)));
    expect(jobs.map(({ status }) => status)).toEqual(['succeeded', 'succeeded']);
    const hashes = jobs.map(({ result }) => result?.kind === 'packet-export' && result.report.packet.sha256);
    expect(hashes[0]).toBe(hashes[1]);
    expect(readdirSync(desk.folder)).toHaveLength(2);
  });

  it('into one folder: one wins, the other is refused, and what stands there is whole', async () => {
    const out = join(createTempDir(), 'kit');
    const runs = await Promise.all(
      [1, 2].map(async () =>
        runCommand(['export', await writeCaseFolderFiles(), '--out', out, '--date', DATE, '--json']),
      ),
    );
    expect(new Set(runs.map(({ exit }) => exit))).toEqual(new Set([0, 3]));
    const lost = runs.find(({ exit }) => exit === 3);
    expect(JSON.parse(lost?.stdout ?? '')).toMatchObject({
      error: { code: 'target-unusable', details: { reason: 'not-empty' } },
    });
    expect((await runCommand(['verify', out])).exit).toBe(0);
    expect(readdirSync(join(out, '..'))).toEqual(['kit']);
  });
});

describe('names of 255 bytes', () => {
  it('of evidence and of the kit’s folder are taken, or refused by name with nothing left', async () => {
    const name = `${'é'.repeat(125)}x.pdf`;
    expect(Buffer.byteLength(name)).toBe(255);
    const json = caseJson();
    const folder = await writeCaseFolderFiles({
      ...json,
      evidence: [...json.evidence, folderEvidence('long', { file: `evidence/${name}` })],
    });
    putFile(folder, `evidence/${name}`, await aPdf(1, 'Long name'));
    const parent = createTempDir();
    const fits = await runCommand(['export', folder, '--out', join(parent, 'kit'), '--date', DATE]);
    expect(fits.exit, fits.stderr).toBe(0);
    for (const file of readdirSync(join(parent, 'kit', 'originals'))) expect(Buffer.byteLength(file)).toBeLessThan(255);
    // The half-written folder's name is longer than the final one.
    const out = join(parent, 'k'.repeat(255));
    const run = await runCommand(['export', folder, '--out', out, '--date', DATE]);
    expect([0, 3]).toContain(run.exit);
    expect(existsSync(join(out, 'packet.pdf'))).toBe(run.exit === 0);
    expect(readdirSync(parent).filter((one) => one.includes('.part-'))).toEqual([]);
  });

  it('leave room for the name that the kit has while it is written', async () => {
    const parent = createTempDir();
    const opened = await openKitTarget(join(parent, 'k'.repeat(255)), 'abcd1234', 0);
    const target = unwrap(opened);
    await target.commit();
    expect(readdirSync(parent)).toEqual(['k'.repeat(255)]);
  });
});
