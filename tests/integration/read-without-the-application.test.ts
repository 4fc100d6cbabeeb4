// The script in docs/security.md opens a sealed vault with nothing but the folder and the printed code.
import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeKeySlots } from '../../electron/keys/key-slot-file.ts';
import { createKeySlots, withRecoverySlot } from '../../electron/keys/key-slots.ts';
import { formatRecoveryCode, makeRecoveryCode } from '../../electron/keys/recovery-code.ts';
import { deriveVaultKeys, makeVaultKey } from '../../electron/keys/vault-keys.ts';
import { createVault } from '../../electron/vault/vault.ts';
import { unwrap } from '../../shared/result.ts';
import { createTempDir } from '../support/temp-dir.ts';

const DOCUMENT = new URL('../../docs/security.md', import.meta.url);

function readScript(): string {
  const [, script] = /```js\n([\s\S]*?)```/.exec(readFileSync(DOCUMENT, 'utf8')) ?? [];
  if (script === undefined) throw new Error('docs/security.md has no script');
  return script;
}

describe('the script of docs/security.md', () => {
  it('writes every paper of a protected folder as it was, also without the database, and tells its key', async () => {
    const dir = createTempDir();
    const vaultKey = makeVaultKey();
    const code = makeRecoveryCode();
    unwrap(await writeKeySlots(dir, withRecoverySlot(createKeySlots(vaultKey), vaultKey, code)));
    const keys = deriveVaultKeys(vaultKey);
    const vault = createVault({ dir: join(dir, 'vault'), keys });
    const papers = [randomBytes(1), randomBytes(65_536), randomBytes(200_000)];
    for (const paper of papers) unwrap(await vault.ingestBytes(paper));
    // What no row knows counts as well.
    await vault.sweep(new Set());

    const out = join(dir, 'out');
    mkdirSync(out);
    writeFileSync(join(dir, 'open-vault.mjs'), readScript());
    const run = (typed: string): string =>
      execFileSync(process.execPath, [join(dir, 'open-vault.mjs'), dir, typed, out], {
        encoding: 'utf8',
        stdio: 'pipe',
      });
    expect(run(formatRecoveryCode(code))).toContain(`x'${keys.database}'`);
    const written = readdirSync(out).toSorted();
    expect(written).toEqual(papers.map((paper) => createHash('sha256').update(paper).digest('hex')).toSorted());
    for (const name of written) {
      expect(
        createHash('sha256')
          .update(readFileSync(join(out, name)))
          .digest('hex'),
      ).toBe(name);
      rmSync(join(out, name));
    }
    expect(() => run(formatRecoveryCode(makeRecoveryCode()))).toThrow();
    expect(readdirSync(out)).toEqual([]);
  });
});
