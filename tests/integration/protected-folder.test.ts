import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { readKeySlots, writeKeySlots } from '../../electron/keys/key-slot-file.ts';
import { createKeySlots, withPassphraseSlot, withRecoverySlot } from '../../electron/keys/key-slots.ts';
import { formatRecoveryCode, makeRecoveryCode } from '../../electron/keys/recovery-code.ts';
import { makeVaultKey } from '../../electron/keys/vault-keys.ts';
import { connect, isPlainDatabase } from '../../electron/store/connect.ts';
import { unwrap } from '../../shared/result.ts';
import { runCommand } from '../support/run-command.ts';
import { createTempDir } from '../support/temp-dir.ts';

vi.setConfig({ testTimeout: 120_000 });

const SAMPLE = 'resources/sample-case';
const PASSPHRASE = 'four papers beside one lamp';

/** A folder whose slots are written, and the files that open them. */
async function setUp() {
  const dir = createTempDir();
  const data = join(dir, 'data');
  mkdirSync(data);
  const vaultKey = makeVaultKey();
  const code = makeRecoveryCode();
  const slots = withRecoverySlot(createKeySlots(vaultKey), vaultKey, code);
  unwrap(await writeKeySlots(data, await withPassphraseSlot(slots, vaultKey, PASSPHRASE)));
  const put = (name: string, text: string): string => {
    writeFileSync(join(dir, name), text);
    return join(dir, name);
  };
  const codeFile = put('code.txt', `\uFEFF${formatRecoveryCode(code).toLowerCase()}\r\n`);
  return {
    dir,
    data,
    put,
    codeFile,
    code: formatRecoveryCode(code),
    withCode: ['--data', data, '--recovery-code-file', codeFile],
  };
}

const restoreSample = (rest: readonly string[]) => runCommand(['restore', SAMPLE, ...rest]);

describe('a protected data folder on the command line', () => {
  it('opens with the recovery code or the passphrase, from a file or the environment', async () => {
    const { data, withCode, put, code } = await setUp();
    expect(await restoreSample(withCode)).toMatchObject({ exit: 0 });
    expect(isPlainDatabase(join(data, 'reinstate.db'))).toBe(false);
    const check = ['check-vault', '--data', data];
    const passphraseFile = put('passphrase.txt', `${PASSPHRASE}\n`);
    for (const found of [
      await runCommand([...check, '--passphrase-file', passphraseFile]),
      await runCommand(check, { env: { REINSTATE_RECOVERY_CODE: code } }),
      await runCommand(check, { env: { REINSTATE_PASSPHRASE: PASSPHRASE } }),
      // The option counts before the environment.
      await runCommand([...check, '--passphrase-file', passphraseFile], { env: { REINSTATE_RECOVERY_CODE: 'wrong' } }),
    ]) {
      expect(found).toMatchObject({ exit: 0, stdout: expect.stringContaining('each as it was taken in') });
    }
  });

  it('stays locked without them, and says what to give; nothing is changed', async () => {
    const { data, withCode, put, code } = await setUp();
    await restoreSample(withCode);
    const before = readFileSync(join(data, 'reinstate.db'));
    const check = ['check-vault', '--data', data];
    const wrong = formatRecoveryCode(makeRecoveryCode());
    const mistyped = `${code.slice(0, 8)}${code[8] === '7' ? '8' : '7'}${code.slice(9)}`;
    const tries: readonly (readonly [readonly string[], number, RegExp])[] = [
      [[], 3, /is protected\. Give --recovery-code-file <file> or --passphrase-file/],
      [['--recovery-code-file', put('wrong.txt', wrong)], 3, /does not open this data folder/],
      [['--recovery-code-file', put('typo.txt', mistyped)], 3, /Look at group 2/],
      [['--passphrase-file', put('other.txt', 'another passphrase')], 3, /passphrase does not open/],
      [['--passphrase-file', join(data, 'nowhere.txt')], 2, /can't be read/],
    ];
    for (const [words, exit, said] of tries) {
      const answer = await runCommand([...check, ...words]);
      expect(answer.exit, String(words)).toBe(exit);
      expect(answer.stderr).toMatch(said);
      expect(answer.stdout).toBe('');
    }
    expect(readFileSync(join(data, 'reinstate.db')).equals(before)).toBe(true);
  });

  it('keeps no trace of what it did without --data', async () => {
    const before = process.env['TMPDIR'];
    const temp = createTempDir();
    process.env['TMPDIR'] = temp;
    try {
      expect(await runCommand(['check', SAMPLE])).toMatchObject({
        exit: expect.any(Number),
        stdout: expect.stringMatching(/./),
      });
    } finally {
      if (before === undefined) delete process.env['TMPDIR'];
      else process.env['TMPDIR'] = before;
    }
    expect(readdirSync(temp).filter((name) => name.startsWith('reinstate-'))).toEqual([]);
  });

  it('F6, F20, F21: comes back from a backup and the slots beside it, when database and slots are gone', async () => {
    const { dir, data, withCode, codeFile } = await setUp();
    await restoreSample(withCode);
    const out = join(dir, 'copy.db');
    expect(await runCommand(['backup', '--out', out, ...withCode])).toMatchObject({ exit: 0 });
    expect(existsSync(`${out}.keys.json`)).toBe(true);
    expect(() => connect(out).pragma('user_version')).toThrow(/not a database/);
    for (const name of ['reinstate.db', 'keys.json', 'keys.copy.json']) rmSync(join(data, name), { force: true });
    const wrong = join(dir, 'wrong.txt');
    writeFileSync(wrong, formatRecoveryCode(makeRecoveryCode()));
    const restore = ['restore-backup', out, '--data', data];
    expect(await runCommand([...restore, '--recovery-code-file', wrong])).toMatchObject({ exit: 3 });
    expect(await runCommand(restore)).toMatchObject({ exit: 3, stderr: expect.stringContaining('is protected') });
    expect(existsSync(join(data, 'keys.json'))).toBe(false);

    const restored = await runCommand([...restore, '--recovery-code-file', codeFile]);
    expect(restored).toMatchObject({ exit: 0, stdout: expect.stringContaining('holds 1 appeal with') });
    expect(unwrap(await readKeySlots(data))?.slots.recovery).toBeDefined();
    expect(await runCommand(['check-vault', ...withCode])).toMatchObject({ exit: 0 });

    // Without the slots beside it, it is told to be damaged: nothing can say more.
    renameSync(`${out}.keys.json`, join(dir, 'elsewhere.json'));
    const elsewhere = ['restore-backup', out, '--data', join(dir, 'new'), '--recovery-code-file', codeFile];
    expect(await runCommand(elsewhere)).toMatchObject({ exit: 3, stderr: expect.stringContaining('is damaged') });
  });

  it('goes on with a protection that was cut short before anything was sealed', async () => {
    const { data, withCode } = await setUp();
    const slots = ['keys.json', 'keys.copy.json'].map((name) => [name, readFileSync(join(data, name))] as const);
    for (const [name] of slots) rmSync(join(data, name));
    expect(await restoreSample(['--data', data])).toMatchObject({ exit: 0 });
    for (const [name, bytes] of slots) writeFileSync(join(data, name), bytes);
    // The slots lock nothing yet.
    expect(await runCommand(['check-vault', '--data', data])).toMatchObject({ exit: 0 });
    expect(isPlainDatabase(join(data, 'reinstate.db'))).toBe(true);
    expect(await runCommand(['check-vault', ...withCode])).toMatchObject({ exit: 0 });
    expect(isPlainDatabase(join(data, 'reinstate.db'))).toBe(false);
    expect(await runCommand(['check-vault', '--data', data])).toMatchObject({ exit: 3 });
  });
});
