// One child of protect-kills.ts: protects a data folder. Arguments: the folder, the vault key in hex, the step at which to die or fail (0:
// never), the error to fail with (none: die). Says `ready`, `ok` or `failed <code>`, `steps <number> <of them such that can fail>`.
import { mkdtempSync, rmSync, writeSync as write } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { errnoError } from '../support/faulty-fs.ts';
import { watchSteps } from './watch-steps.ts';

const [dataDir = '', vaultKey = '', at = '0', errno = ''] = process.argv.slice(2);
const writeNow = write;
const scratchDir = mkdtempSync(join(tmpdir(), 'reinstate-looked-'));
let [steps, failable] = [0, 0];
let isCounting = false;

function say(line: string): void {
  writeNow(1, `${line}\n`);
}

await watchSteps(scratchDir, (step) => {
  if (!isCounting) return;
  const canFail = !step.name.startsWith('db.');
  if (canFail) failable += 1;
  else if (errno !== '') return;
  steps += 1;
  if (steps !== Number(at)) return;
  // As a power switch: no handler, no flush, no exit code of our own.
  if (errno === '') process.kill(process.pid, 'SIGKILL');
  throw errnoError(errno);
});
const { protectData } = await import('../../electron/app/protection/protect-data.ts');
const { deriveVaultKeys } = await import('../../electron/keys/vault-keys.ts');
rmSync(scratchDir, { recursive: true });

say('ready');
const options = {
  dataDir,
  keys: deriveVaultKeys(Buffer.from(vaultKey, 'hex')),
  now: () => new Date('2026-09-20T10:00:00Z'),
};
isCounting = true;
const result = await protectData(options).finally(() => {
  isCounting = false;
});
say(result.ok ? 'ok' : `failed ${result.error.code}`);
say(`steps ${steps} ${failable}`);
