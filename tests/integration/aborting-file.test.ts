import { describe, expect, it, vi } from 'vitest';
import { forkNodeProcess } from '../../electron/jobs/fork-node-process.ts';
import { unwrap } from '../../shared/result.ts';
import { aNewCase } from '../support/a-new-case.ts';
import { aPdf, putFile } from '../support/sample-files.ts';
import { startApp } from '../support/start-app.ts';
import { testOptions } from '../support/test-options.ts';
import { createTempDir } from '../support/temp-dir.ts';

vi.setConfig({ testTimeout: 120_000 });

const LINE_PROCESS = new URL('../../electron/jobs/line-process.ts', import.meta.url);
const ABORTING = new URL('../unit/electron/app/workers/aborting-inspect-worker.ts', import.meta.url);

describe('a file that makes the whole process abort', () => {
  it('is refused by name; the others are taken and the application goes on', async () => {
    const test = await startApp({
      lineHost: { fork: forkNodeProcess, file: LINE_PROCESS },
      workers: { ...testOptions('').workers, inspect: ABORTING },
    });
    const { id: caseId } = unwrap(await test.call('cases.create', aNewCase()));
    const dir = createTempDir();
    const files = [
      putFile(dir, 'first.pdf', await aPdf(1, 'First')),
      putFile(dir, 'abort.pdf', await aPdf(1, 'Abort')),
      putFile(dir, 'last.pdf', await aPdf(1, 'Last')),
    ];
    const { jobId } = unwrap(await test.call('evidence.startImport', { caseId }, files));
    const job = await test.finished(jobId);
    expect(job).toMatchObject({
      status: 'succeeded',
      result: { added: ['first', 'last'], refused: [{ file: 'abort.pdf', code: 'unreadable' }] },
    });
    unwrap(await test.call('cases.update', { caseId, patch: { title: 'Still here' } }));
  });
});
