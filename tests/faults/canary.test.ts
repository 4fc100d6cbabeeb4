import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { writeKeySlots } from '../../electron/keys/key-slot-file.ts';
import { createKeySlots, withRecoverySlot } from '../../electron/keys/key-slots.ts';
import { makeVaultKey } from '../../electron/keys/vault-keys.ts';
import { unwrap } from '../../shared/result.ts';
import { createTempDir } from '../support/temp-dir.ts';
import { placesIn } from './app-steps.ts';
import {
  CANARY_TEXTS,
  canaryText,
  findCanaries,
  inBothEncodings,
  listFiles,
  listSampleCanaries,
  piecesOf,
} from './canaries.ts';

const CHILD = fileURLToPath(new URL('./canary-child.ts', import.meta.url));
const HEADLESS = fileURLToPath(new URL('../../electron/headless/main.ts', import.meta.url));
const SAMPLE = fileURLToPath(new URL('../../resources/sample-case', import.meta.url));

function startChild(dir: string, temp: string, vaultKey: Uint8Array): ChildProcessWithoutNullStreams {
  const env = { ...process.env, NODE_OPTIONS: '', TMPDIR: temp, TMP: temp, TEMP: temp };
  const child = spawn(process.execPath, [CHILD, dir, Buffer.from(vaultKey).toString('hex')], { env });
  child.stderr.pipe(process.stderr);
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

async function setUp() {
  const dir = createTempDir();
  const temp = join(dir, 'temp');
  const { dataDir, sourcesDir } = placesIn(dir);
  for (const folder of [temp, dataDir]) mkdirSync(folder);
  const vaultKey = makeVaultKey();
  unwrap(
    await writeKeySlots(dataDir, withRecoverySlot(createKeySlots(vaultKey), vaultKey, new Uint8Array(20).fill(3))),
  );
  const texts = Array.from({ length: CANARY_TEXTS }, (_, number) => Buffer.from(canaryText(number)));
  const listCanaries = (): readonly Buffer[] => {
    const papers = readdirSync(sourcesDir).map((name) => readFileSync(join(sourcesDir, name)));
    return inBothEncodings([...texts, ...listSampleCanaries(SAMPLE), ...papers.flatMap(piecesOf)]);
  };
  return { dir, temp, dataDir, vaultKey, listCanaries };
}

describe('everything that the application ever writes on a protected folder', () => {
  it('holds none of what it was told: running, closed, and killed in the middle', { timeout: 600_000 }, async () => {
    const { dir, temp, dataDir, vaultKey, listCanaries } = await setUp();
    const child = startChild(dir, temp, vaultKey);
    const closed = new Promise((resolve) => child.once('close', resolve));
    const phases: string[] = [];
    const hits: string[] = [];
    const scan = (phase: string): void => {
      const canaries = listCanaries();
      expect(canaries.length).toBeGreaterThan(200);
      hits.push(...findCanaries([dataDir, temp], canaries).map((hit) => `${phase}: ${hit}`));
    };
    for await (const line of createInterface({ input: child.stdout })) {
      if (!line.startsWith('phase ')) continue;
      phases.push(line.slice(6));
      if (line === 'phase to be killed') setTimeout(() => child.kill('SIGKILL'), 2500);
      else {
        scan(line);
        child.stdin.write('\n');
      }
    }
    await closed;
    expect(child.signalCode).toBe('SIGKILL');
    scan('killed');
    expect(phases).toEqual([
      'sample case',
      'evidence',
      'export',
      'backup and restore',
      'closed',
      'started again',
      'to be killed',
    ]);
    expect([...new Set(hits)]).toEqual([]);
    expect(listFiles(dataDir).length).toBeGreaterThan(15);
  });

  it(
    'holds none of it in the folder of a command without --data, killed in the middle',
    { timeout: 120_000 },
    async () => {
      const dir = createTempDir();
      const temp = join(dir, 'temp');
      mkdirSync(temp);
      const words = [HEADLESS, 'export', SAMPLE, '--out', join(dir, 'kit'), '--date', '2026-10-01'];
      const env = { ...process.env, NODE_OPTIONS: '', REINSTATE_DATA: '', TMPDIR: temp, TMP: temp, TEMP: temp };
      const child = spawn(process.execPath, words, { env, stdio: 'ignore' });
      onTestFinished(() => void child.kill('SIGKILL'));
      const closed = new Promise((resolve) => child.once('close', resolve));
      // Until papers are stored.
      while (listFiles(temp).filter((file) => file.includes('vault')).length < 4 && child.exitCode === null) {
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      child.kill('SIGKILL');
      await closed;
      expect(child.signalCode).toBe('SIGKILL');
      expect(listFiles(temp).some((file) => file.endsWith('reinstate.db'))).toBe(true);
      expect(findCanaries([temp], inBothEncodings(listSampleCanaries(SAMPLE)))).toEqual([]);
    },
  );

  it('is searched by a search that finds', () => {
    const dir = createTempDir();
    const put = (name: string, bytes: string | Buffer): void => writeFileSync(join(dir, name), bytes);
    put('utf8', `x${canaryText(7)}x`);
    put('utf16', Buffer.concat([Buffer.from([0]), Buffer.from(canaryText(8), 'utf16le')]));
    put(`${canaryText(9)}.txt`, '');
    put('paper', Buffer.concat([Buffer.alloc(700, 1), Buffer.from('%PDF-1.7')]));
    const photo = readFileSync(join(SAMPLE, 'evidence', 'carton-label-2026-09-23.jpg'));
    put('piece', photo.subarray(Math.floor(photo.length / 3)));
    put('sealed', Buffer.alloc(5000, 7));
    const texts = [7, 8, 9].map((number) => Buffer.from(canaryText(number)));
    const canaries = inBothEncodings([...texts, ...listSampleCanaries(SAMPLE)]);
    const found = findCanaries([dir], canaries).map((line) => line.split(':')[0]);
    expect(new Set(found)).toEqual(new Set([`${canaryText(9)}.txt`, 'paper', 'piece', 'utf16', 'utf8']));
  });
});
