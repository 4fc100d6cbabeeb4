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
/** Falls into the file that is taken in next. */
const MOMENT_MS = 40;

type Said = {
  readonly caseId: CaseId | undefined;
  readonly evidence: ReadonlyMap<string, string>;
  readonly plan: number;
};

/** Starts the application and kills it when it has shown so many pieces of evidence, or a moment later; never, when undefined. */
async function runChild(
  dataDir: string,
  killAt = Infinity,
  afterMs = 0,
): Promise<Said & { readonly isKilled: boolean }> {
  const child = spawn(process.execPath, [CHILD, dataDir, ...PAPERS], { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += String(chunk);
    // By what was shown and not by time: a busy computer is slower in one run than in the next.
    const shown = new Set([...output.matchAll(/^evidence (\S+) /gm)].map(([, id]) => id));
    if (shown.size >= killAt) setTimeout(() => child.kill('SIGKILL'), afterMs);
  });
  const signal = await new Promise((resolve) => child.once('close', (_, name) => resolve(name)));
  // Any other signal is the application's own end.
  expect([null, 'SIGKILL']).toContain(signal);
  const lines = output.split('\n').map((line) => line.split(' '));
  return {
    caseId: lines.find(([word]) => word === 'case')?.[1] as CaseId | undefined,
    evidence: new Map(lines.filter(([word]) => word === 'evidence').map(([, id = '', sha256 = '']) => [id, sha256])),
    plan: Number(lines.findLast(([word]) => word === 'plan')?.[1] ?? 0),
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
      const said = await runChild(dataDir, Math.floor((run / KILLS) * originals.size), (run % 2) * MOMENT_MS);
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
  expect(await finished(jobId)).toMatchObject({ status: 'succeeded', result: { refused: [] } });
  expect(unwrap(await call('evidence.list', { caseId }))).toHaveLength(originals.size);
  await app.close();
}
