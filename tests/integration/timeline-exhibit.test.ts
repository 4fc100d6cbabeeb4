import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { unwrap } from '../../shared/result.ts';
import { runCommand } from '../support/run-command.ts';
import { startApp } from '../support/start-app.ts';
import { createTempDir } from '../support/temp-dir.ts';

// Threads with PDF tools in them take seconds to start where many tests share few cores.
vi.setConfig({ testTimeout: 180_000 });

it('the log goes into the packet as an exhibit that the plan cites', async () => {
  const test = await startApp();
  const { call } = test;
  const { id: caseId } = unwrap(await call('cases.openExample', {}));
  const { evidenceId } = unwrap(await call('timelines.addToEvidence', { caseId, interactionIds: null }));
  const { preventiveMeasures } = unwrap(await call('plans.get', { caseId }));
  const cited = `${preventiveMeasures}\n\nAll contacts are in the timeline [[${evidenceId} p1]].`;
  unwrap(await call('plans.save', { caseId, patch: { preventiveMeasures: cited } }));

  const folder = createTempDir();
  test.desk.folder = folder;
  const started = unwrap(await call('packets.startExport', { caseId, date: '2026-11-01' }));
  const job = await test.finished(started?.jobId ?? ('' as never));
  expect(job.error).toBeNull();
  const report = job.result?.kind === 'packet-export' ? job.result.report : undefined;
  const exhibit = report?.exhibits.find((one) => one.evidenceId === evidenceId);
  expect(exhibit).toMatchObject({ title: 'Timeline of contacts with Amazon' });
  expect(report?.citations).toContainEqual(
    expect.objectContaining({ evidenceId, page: 1, targetPage: exhibit?.firstPage }),
  );
  const kit = join(folder, readdirSync(folder)[0] ?? '');
  expect((await runCommand(['verify', kit])).exit).toBe(0);
});
