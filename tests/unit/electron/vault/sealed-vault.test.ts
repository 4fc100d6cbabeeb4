import { createHash, randomBytes } from 'node:crypto';
import {
  appendFileSync,
  chmodSync,
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { deriveVaultKeys, makeVaultKey } from '../../../../electron/keys/vault-keys.ts';
import { readStored, writeStored } from '../../../../electron/vault/stored-file.ts';
import { createTempFiles } from '../../../../electron/vault/temp-files.ts';
import { createThumbnailFolder } from '../../../../electron/vault/thumbnail-folder.ts';
import { createVault } from '../../../../electron/vault/vault.ts';
import type { VaultFs } from '../../../../electron/vault/vault-fs.ts';
import { unwrap } from '../../../../shared/result.ts';
import { errnoError, watchFs } from '../../../support/faulty-fs.ts';
import { createTempDir } from '../../../support/temp-dir.ts';

const keys = deriveVaultKeys(makeVaultKey());
const EVIDENCE = Buffer.alloc(200_000, 'a page of evidence, ');

function setUp(fs?: VaultFs) {
  const root = createTempDir();
  const dir = join(root, 'data', 'vault');
  const source = (content: Uint8Array | string): string => {
    const path = join(root, 'source.pdf');
    writeFileSync(path, content);
    return path;
  };
  return { root, dir, source, vault: createVault({ dir, keys, ...(fs && { fs }) }) };
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function listFiles(dir: string): readonly string[] {
  const entries = readdirSync(dir, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

describe('a sealed vault', () => {
  it('keeps files under names that do not tell their hash, with nothing of them to read', async () => {
    const { dir, vault, source } = setUp();
    const taken = unwrap(await vault.ingestFile(source(EVIDENCE)));
    expect(taken).toEqual({ sha256: hashOf(EVIDENCE), sizeBytes: EVIDENCE.length, isNew: true });
    const [path = '', ...others] = listFiles(dir);
    expect(others).toEqual([]);
    expect(path).toBe(vault.locate(taken.sha256).path);
    expect(path).not.toContain(taken.sha256.slice(0, 16));
    expect(readFileSync(path).includes('evidence')).toBe(false);
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o444);
  });

  it('gives the bytes back in every way, and once only', async () => {
    const { root, dir, vault, source } = setUp();
    for (const bytes of [EVIDENCE, EVIDENCE.subarray(0, 65_536), randomBytes(1)]) {
      const { sha256 } = unwrap(await vault.ingestFile(source(bytes)));
      expect(Buffer.from(unwrap(await vault.read(sha256))).equals(bytes)).toBe(true);
      expect((await readStored(vault.locate(sha256))).equals(bytes)).toBe(true);
      expect(await vault.copyTo(sha256, join(root, sha256))).toEqual({ ok: true, value: null });
      expect(readFileSync(join(root, sha256)).equals(bytes)).toBe(true);
      expect([await vault.verify(sha256), await vault.examine(sha256)]).toEqual([true, 'sound']);
      expect(unwrap(await vault.ingestBytes(bytes))).toEqual({ sha256, sizeBytes: bytes.length, isNew: false });
    }
    expect(listFiles(dir)).toHaveLength(3);
  });

  it('takes in temporary files that are sealed themselves', async () => {
    const { root, vault } = setUp();
    const file = createTempFiles(root).locate('waiting.pdf');
    await writeStored(file, EVIDENCE);
    expect(unwrap(await vault.ingestFile(file)).sha256).toBe(hashOf(EVIDENCE));
    expect(await vault.ingestFile(file, { maxBytes: 1000 })).toMatchObject({
      error: { details: { files: [{ code: 'too-large' }] } },
    });
    appendFileSync(file.path, 'x');
    expect(await vault.ingestFile(file)).toMatchObject({ error: { details: { files: [{ code: 'unreadable' }] } } });
    expect(await vault.ingestFile({ ...file, path: join(root, 'none') })).toMatchObject({ ok: false });
  });

  it('is of no use without its keys', async () => {
    const { dir, vault, source } = setUp();
    const { sha256 } = unwrap(await vault.ingestFile(source(EVIDENCE)));
    const other = createVault({ dir, keys: deriveVaultKeys(makeVaultKey()) });
    const plain = createVault({ dir });
    for (const stranger of [other, plain]) {
      expect(await stranger.listMissing([sha256])).toEqual([sha256]);
      expect(await stranger.read(sha256)).toMatchObject({ error: { code: 'vault-damaged' } });
    }
    await expect(readStored({ ...other.locate(sha256), path: vault.locate(sha256).path })).rejects.toThrow();
  });

  it('notices changed, cut and exchanged files', async () => {
    const { root, vault } = setUp();
    const one = unwrap(await vault.ingestBytes(EVIDENCE)).sha256;
    const two = unwrap(await vault.ingestBytes(EVIDENCE.subarray(1))).sha256;
    const { path } = vault.locate(one);
    const good = readFileSync(path);
    chmodSync(path, 0o644);
    const expectDamaged = async (bytes: Uint8Array, why: string): Promise<void> => {
      writeFileSync(path, bytes);
      expect(await vault.examine(one), why).toBe('damaged');
      expect(await vault.read(one), why).toMatchObject({ error: { code: 'vault-damaged' } });
      expect(await vault.copyTo(one, join(root, 'copy')), why).toMatchObject({ error: { code: 'vault-damaged' } });
      expect(readdirSync(root), why).toEqual(['data']);
    };
    const flipped = Buffer.from(good);
    flipped.writeUInt8(flipped.readUInt8(100_000) ^ 1, 100_000);
    await expectDamaged(flipped, 'one bit');
    await expectDamaged(good.subarray(0, 16 + 65_552), 'cut at an edge');
    await expectDamaged(Buffer.alloc(0), 'empty');
    await expectDamaged(EVIDENCE, 'plain bytes');
    await expectDamaged(readFileSync(vault.locate(two).path), 'the file of another');
    writeFileSync(path, good);
    expect(await vault.examine(one)).toBe('sound');
  });

  it('mends a damaged file when the same bytes come again, and keeps the damaged one', async () => {
    const { dir, vault } = setUp();
    const { sha256 } = unwrap(await vault.ingestBytes(EVIDENCE));
    const { path } = vault.locate(sha256);
    chmodSync(path, 0o644);
    writeFileSync(path, 'rot');
    expect(unwrap(await vault.ingestBytes(EVIDENCE)).isNew).toBe(true);
    expect(await vault.verify(sha256)).toBe(true);
    expect(readdirSync(join(dir, 'quarantine'))).toHaveLength(1);
  });

  it('refuses a source that is another one when it is read for the second time', async () => {
    const { dir, vault, source } = setUp(
      watchFs(({ name, path }) => {
        if (name !== 'handle.close' || !path.endsWith('source.pdf')) return;
        appendFileSync(path, 'more');
      }),
    );
    expect(await vault.ingestFile(source(EVIDENCE))).toMatchObject({
      error: { details: { files: [{ code: 'changed' }] } },
    });
    expect(listFiles(dir)).toEqual([]);
  });

  it('moves unknown files aside, brings them back when a row knows them, and removes for good', async () => {
    const { dir, vault } = setUp();
    const known = unwrap(await vault.ingestBytes(Buffer.from('known'))).sha256;
    const orphan = unwrap(await vault.ingestBytes(Buffer.from('orphan'))).sha256;
    expect((await vault.sweep(new Set([known]))).quarantined).toHaveLength(1);
    expect(await vault.verify(known)).toBe(true);
    expect(await vault.examine(orphan)).toBe('missing');
    expect(await vault.listMissing([known, orphan])).toEqual([]);
    expect((await vault.sweep(new Set([known, orphan]))).restored).toEqual([orphan]);
    expect(await vault.verify(orphan)).toBe(true);
    await vault.sweep(new Set([known]));
    await vault.remove(orphan);
    await vault.remove(known);
    expect(listFiles(dir)).toEqual([]);
  });

  it('leaves nothing half-written, whichever call fails', async () => {
    const root = createTempDir();
    let calls = 0;
    for (let failing = 1, isDone = false; !isDone; failing += 1) {
      const dir = join(root, String(failing), 'vault');
      mkdirSync(join(root, String(failing)));
      const fs = watchFs(({ index }) => {
        calls = index;
        if (index === failing) throw errnoError('EIO');
      });
      await createVault({ dir, keys, fs })
        .ingestBytes(EVIDENCE)
        .catch(() => undefined);
      isDone = calls < failing;
      const vault = createVault({ dir, keys });
      for (const path of listFiles(join(root, String(failing)))) {
        expect(path, `call ${failing}`).toBe(vault.locate(hashOf(EVIDENCE)).path);
        expect(await vault.verify(hashOf(EVIDENCE)), `call ${failing}`).toBe(true);
      }
      expect(unwrap(await vault.ingestBytes(EVIDENCE)).sha256).toBe(hashOf(EVIDENCE));
    }
    expect(calls).toBeGreaterThan(20);
  });
});

describe('sealed thumbnails', () => {
  // A lossless WebP of one pixel.
  const PICTURE = Buffer.from('UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==', 'base64');

  it('are kept, found and swept under names of their own, and can not be read', async () => {
    const dir = createTempDir();
    const folder = createThumbnailFolder(dir, keys);
    const [one, two] = ['a'.repeat(64), 'b'.repeat(64)] as const;
    expect(await folder.keep(one, PICTURE)).toBe(true);
    expect(await folder.keep(two, PICTURE)).toBe(true);
    expect(await folder.read(one)).toEqual(PICTURE);
    const names = readdirSync(dir);
    expect(names.some((name) => name.includes('aaaa') || name.includes('bbbb'))).toBe(false);
    for (const name of names) expect(readFileSync(join(dir, name)).includes('WEBP')).toBe(false);
    expect(await createThumbnailFolder(dir, deriveVaultKeys(makeVaultKey())).read(one)).toBeNull();
    // One of the time before the folder was protected goes.
    writeFileSync(join(dir, `${one}.webp`), PICTURE);
    copyFileSync(join(dir, names[0] ?? ''), join(dir, 'conflict copy.webp'));
    await folder.sweep(new Set([one]));
    expect(readdirSync(dir)).toHaveLength(1);
    expect([await folder.read(one), await folder.read(two)]).toEqual([PICTURE, null]);
    await folder.remove(one);
    expect(readdirSync(dir)).toEqual([]);
  });
});
