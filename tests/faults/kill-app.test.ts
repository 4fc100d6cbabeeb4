import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { CaseId } from '../../shared/domain/ids.ts';
import { unwrap } from '../../shared/result.ts';
import { startApp } from '../support/start-app.ts';
import { createTempDir } from '../support/temp-dir.ts';

const CHILD = fileURLToPath(new URL('./app-child.ts', import.meta.url));
const PAPERS = globSync(fileURLToPath(new URL('../../resources/sample-case/evidence/*-2026-*', import.meta.url)));
const KILLS = 5;

type Said = {
  readonly caseId: CaseId | undefined;
  readonly evidence: ReadonlyMap<string, string>;
  readonly plan: number;
};

/** Starts the application and kills it `killAfterMs` after it made its case; never, when undefined. */
async function runChild(
  dataDir: string,
  killAfterMs?: number,
): Promise<Said & { readonly elapsedMs: number; readonly isKilled: boolean }> {
  const child = spawn(process.execPath, [CHILD, dataDir, ...PAPERS], { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  let beginMs = 0;
  child.stdout.on('data', (chunk) => {
    output += String(chunk);
    if (beginMs > 0) return;
    beginMs = performance.now();
    if (killAfterMs !== undefined) setTimeout(() => child.kill('SIGKILL'), killAfterMs);
  });
  const signal = await new Promise((resolve) => child.once('close', (_, name) => resolve(name)));
  const lines = output.split('\n').map((line) => line.split(' '));
  return {
    caseId: lines.find(([word]) => word === 'case')?.[1] as CaseId | undefined,
    evidence: new Map(lines.filter(([word]) => word === 'evidence').map(([, id = '', sha256 = '']) => [id, sha256])),
    plan: Number(lines.findLast(([word]) => word === 'plan')?.[1] ?? 0),
    elapsedMs: performance.now() - beginMs,
    isKilled: signal === 'SIGKILL',
  };
}

describe('the application, killed while it imports papers and saves the plan', () => {
  it('has everything that it showed, wholly, and goes on', { timeout: 300_000 }, async () => {
    const originals = new Set(PAPERS.map((file) => createHash('sha256').update(readFileSync(file)).digest('hex')));
    expect(originals.size).toBeGreaterThan(1);
    const undisturbed = await runChild(createTempDir());
    expect(undisturbed.evidence.size).toBe(originals.size);

    let killed = 0;
    for (let run = 0; run < KILLS; run += 1) {
      const dataDir = createTempDir();
      const said = await runChild(dataDir, ((run + 0.5) / KILLS) * undisturbed.elapsedMs);
      if (said.isKilled) killed += 1;
      await expectWhole(dataDir, said, originals);
    }
    expect(killed).toBeGreaterThanOrEqual(2);
  });
});

async function expectWhole(dataDir: string, said: Said, originals: ReadonlySet<string>): Promise<void> {
  const { app, call, finished } = await startApp({ dataDir });
  const caseId = said.caseId as CaseId;
  const evidence = unwrap(await call('evidence.list', { caseId }));
  const held = new Map<string, string>(evidence.map((item) => [item.id, item.file.sha256]));
  for (const [id, sha256] of said.evidence) expect(held.get(id)).toBe(sha256);
  for (const sha256 of held.values()) {
    expect(originals).toContain(sha256);
    expect(await app.vault.verify(sha256)).toBe(true);
  }
  const plan = unwrap(await call('plans.get', { caseId })).rootCause;
  const number = Number(plan.split(' ')[0]);
  expect([said.plan, said.plan + 1]).toContain(number);
  if (number > 0) expect(plan).toBe(`${number} ${'because '.repeat(number)}`);
  for (const folder of [join(dataDir, 'vault', 'tmp'), join(dataDir, 'tmp')]) {
    expect(existsSync(folder) ? readdirSync(folder) : []).toEqual([]);
  }

  // The rest of the papers goes in as if nothing had been.
  const { jobId } = unwrap(await call('evidence.startImport', { caseId }, PAPERS));
  expect(await finished(jobId)).toMatchObject({ status: 'succeeded' });
  expect(unwrap(await call('evidence.list', { caseId }))).toHaveLength(originals.size);
  await app.close();
}
