/**
 * What sealing costs: taking files in, reading them whole, and reading stretches of them as the window does, beside the same
 * with plain files. The disk's cache is warm in both, so that the work itself is compared.
 *
 *   npm run bench:sealing [-- <megabytes>]
 */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { deriveVaultKeys, makeVaultKey } from '../../electron/keys/vault-keys.ts';
import { readStored, sizeOfStored, streamStored } from '../../electron/vault/stored-file.ts';
import { createVault, type Vault } from '../../electron/vault/vault.ts';
import { unwrap } from '../../shared/result.ts';

const MB = 1024 * 1024;
const FILE_MB = 20;
const RUNS = 5;
const SPANS = 200;
/** What pdf.js asks for at once. */
const SPAN_BYTES = 64 * 1024;

async function main(): Promise<void> {
  const fileCount = Math.max(1, Math.round(Number(process.argv[2] ?? 200) / FILE_MB));
  const dir = mkdtempSync(join(tmpdir(), 'reinstate-sealing-'));
  try {
    const paths = Array.from({ length: fileCount }, (_, index) => {
      const path = join(dir, `${index}.bin`);
      writeFileSync(path, randomBytes(FILE_MB * MB));
      return path;
    });
    const rows: Record<string, [plain: number, sealed: number][]> = {};
    for (let run = 0; run < RUNS; run += 1) {
      const plain = await measureVault(createVault({ dir: join(dir, `plain-${run}`) }), paths);
      const keys = deriveVaultKeys(makeVaultKey());
      const sealed = await measureVault(createVault({ dir: join(dir, `sealed-${run}`), keys }), paths);
      for (const [what, ms] of Object.entries(plain)) (rows[what] ??= []).push([ms, sealed[what] ?? 0]);
      rmSync(join(dir, `plain-${run}`), { recursive: true });
      rmSync(join(dir, `sealed-${run}`), { recursive: true });
    }
    print(`${fileCount} files of ${FILE_MB} MB, median of ${RUNS}, processor time\n`);
    for (const [what, runs] of Object.entries(rows)) {
      const [plain, sealed] = [median(runs.map(([ms]) => ms)), median(runs.map(([, ms]) => ms))];
      print(
        `${what.padEnd(28)} plain ${plain.toFixed(0)} ms, sealed ${sealed.toFixed(0)} ms: ${(sealed / plain).toFixed(1)} times`,
      );
    }
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

async function measureVault(vault: Vault, paths: readonly string[]): Promise<Record<string, number>> {
  const hashes: string[] = [];
  const intake = await work(async () => {
    for (const path of paths) hashes.push(unwrap(await vault.ingestFile(path)).sha256);
  });
  const whole = await work(async () => {
    for (const sha256 of hashes) await readStored(vault.locate(sha256));
  });
  const checked = await work(async () => {
    for (const sha256 of hashes) if (!(await vault.verify(sha256))) throw new Error(`${sha256} is damaged`);
  });
  const spans = await work(async () => {
    for (let n = 0; n < SPANS; n += 1) {
      const file = vault.locate(hashes[n % hashes.length] ?? '');
      const start = (n * 7_919_123) % ((await sizeOfStored(file)) - SPAN_BYTES);
      await buffer(streamStored(file, { start, end: start + SPAN_BYTES }));
    }
  });
  return {
    'taken in': intake,
    'read whole': whole,
    'checked against its hash': checked,
    [`${SPANS} stretches of 64 KB`]: spans,
  };
}

/** Processor time of this process, all its threads included, in milliseconds. */
async function work(task: () => Promise<void>): Promise<number> {
  const before = process.cpuUsage();
  await task();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

await main();
