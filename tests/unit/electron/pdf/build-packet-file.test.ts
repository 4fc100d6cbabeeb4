import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { buildPacketFile, verifyPacketFile, type PacketTask } from '../../../../electron/pdf/build-packet-file.ts';
import type { PacketWorkerTask } from '../../../../electron/pdf/packet-worker.ts';
import type { InspectTask } from '../../../../electron/pdf/inspect-worker.ts';
import { runInWorker } from '../../../../electron/jobs/run-in-worker.ts';
import { createWorkerLine } from '../../../../electron/jobs/worker-line.ts';
import type { PacketFault, PacketReport } from '../../../../shared/domain/packet.ts';
import { makeGreyJpeg } from '../../../fixtures/odd-papers/jpeg-papers.ts';
import { makeUserPasswordPdf } from '../../../fixtures/odd-papers/encrypted-papers.ts';
import { makePlainPages } from '../../../fixtures/odd-papers/page-geometry-papers.ts';
import { aPacketPlan } from '../../../support/a-packet.ts';
import { createTempDir } from '../../../support/temp-dir.ts';

const worker = (name: string): URL => new URL(`../../../../electron/pdf/${name}.ts`, import.meta.url);

async function aTask(dir: string): Promise<PacketTask> {
  const papers = [
    { file: 'invoice.pdf', bytes: makePlainPages('Invoice', 3), frame: true },
    { file: 'photo.jpg', bytes: await makeGreyJpeg() },
  ];
  for (const { file, bytes } of papers) writeFileSync(join(dir, file), bytes);
  const plan = await aPacketPlan(papers);
  return {
    plan,
    sources: Object.fromEntries(
      plan.exhibits.map(({ source }) => [source.sha256, { path: join(dir, source.fileName) }]),
    ),
    fontsDir: fileURLToPath(new URL('../../../../resources/fonts', import.meta.url)),
    partFile: join(dir, 'packet.pdf'),
  };
}

const run = (task: PacketTask, signal = new AbortController().signal, progress: [number, number, string][] = []) =>
  buildPacketFile(task, { signal, reportProgress: (...report) => void progress.push(report) });

describe('buildPacketFile', () => {
  it('writes a file, verifies it, and reports its size and hash', async () => {
    const task = await aTask(createTempDir());
    const progress: [number, number, string][] = [];
    const built = await run(task, undefined, progress);
    if (!built.ok) throw new Error(built.error.message);
    const bytes = readFileSync(task.partFile);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(built.value.packet).toEqual({ file: 'packet.pdf', pages: 9, bytes: bytes.length, sha256 });
    expect(verifyPacketFile(task.partFile, { report: built.value, plan: task.plan })).toEqual([]);

    const done = progress.map(([count]) => count);
    expect(done).toEqual([...done].sort((a, b) => a - b));
    expect(progress.at(-1)).toEqual([18, 18, 'verify']);
    expect([...new Set(progress.map(([, , step]) => step))]).toEqual(['layout', 'write', 'verify']);
  });

  it('leaves nothing when it is cancelled before, or on the way', async () => {
    const task = await aTask(createTempDir());
    expect(await run(task, AbortSignal.abort())).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(existsSync(task.partFile)).toBe(false);
    const abort = new AbortController();
    const built = await buildPacketFile(task, {
      signal: abort.signal,
      reportProgress: (_done, _total, step) => step === 'write' && abort.abort(),
    });
    expect(built).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(existsSync(task.partFile)).toBe(false);
  });

  it('leaves nothing when a source is gone, and names it', async () => {
    const task = await aTask(createTempDir());
    const gone = { ...task, sources: {} };
    expect(await run(gone)).toMatchObject({
      ok: false,
      error: { code: 'source-unreadable', details: { file: 'invoice.pdf' } },
    });
    expect(existsSync(task.partFile)).toBe(false);
  });

  it('never writes over a file', async () => {
    const task = await aTask(createTempDir());
    writeFileSync(task.partFile, 'precious');
    await expect(run(task)).rejects.toThrow('EEXIST');
    expect(readFileSync(task.partFile, 'utf8')).toBe('precious');
  });

  it('does not write into a folder that is not there', async () => {
    const task = await aTask(createTempDir());
    await expect(run({ ...task, partFile: join(task.partFile, 'packet.pdf') })).rejects.toThrow('ENOENT');
  });
});

describe('packet-worker', () => {
  const start = <Output>(input: PacketWorkerTask) =>
    runInWorker<PacketWorkerTask, Output>({
      workerFile: worker('packet-worker'),
      input,
      signal: new AbortController().signal,
      onProgress: () => {},
    });

  it('writes and reads back in a thread of its own', async () => {
    const task = await aTask(createTempDir());
    const written = await start<PacketReport>({ kind: 'write', ...task });
    if (!written.ok) throw new Error(written.error.message);
    expect(await start<readonly PacketFault[]>({ kind: 'verify', file: task.partFile, report: written.value })).toEqual(
      {
        ok: true,
        value: [],
      },
    );
    const bytes = readFileSync(task.partFile);
    bytes[bytes.length - 900] = (bytes.at(-900) ?? 0) ^ 1;
    writeFileSync(task.partFile, bytes);
    const faults = await start<readonly PacketFault[]>({ kind: 'verify', file: task.partFile, report: written.value });
    expect(faults.ok && faults.value.map(({ rule }) => rule)).toContain('hash');
  });

  it('says when there is nothing to verify', async () => {
    const missing = join(createTempDir(), 'packet.pdf');
    expect(await start({ kind: 'verify', file: missing, report: null })).toMatchObject({
      ok: false,
      error: { code: 'source-unreadable' },
    });
  });
});

describe('inspect-worker', () => {
  const inspect = async (...tasks: readonly InspectTask[]): Promise<readonly unknown[]> => {
    const line = createWorkerLine<InspectTask, unknown>({ workerFile: worker('inspect-worker'), size: 1 });
    const answers = [];
    for (const task of tasks) answers.push(await line.run(task, new AbortController().signal));
    await line.close();
    return answers;
  };

  it('takes a good file and refuses another under the name that the user knows', async () => {
    const dir = createTempDir();
    const [good, locked] = [join(dir, 'abcdef'), join(dir, 'locked')];
    writeFileSync(good, makePlainPages('Good', 2));
    writeFileSync(locked, await makeUserPasswordPdf());
    const answers = await inspect({ path: good }, { path: locked, fileName: 'Invoice.pdf' }, { path: dir });
    expect(answers).toMatchObject([
      { ok: true, value: { kind: 'pdf', pageCount: 2 } },
      {
        ok: false,
        error: { code: 'files-refused', details: { files: [{ file: 'Invoice.pdf', code: 'password' }] } },
      },
      { ok: false, error: { code: 'source-unreadable' } },
    ]);
  });
});
