import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createVault } from '../../../../electron/vault/vault.ts';
import type { VaultFs } from '../../../../electron/vault/vault-fs.ts';
import { unwrap } from '../../../../shared/result.ts';
import { type FsCall, watchFs } from '../../../support/faulty-fs.ts';
import { createTempDir } from '../../../support/temp-dir.ts';

const IS_WINDOWS = process.platform === 'win32';

function setUp(fs?: VaultFs) {
  const root = createTempDir();
  const dir = join(root, 'data', 'vault');
  const vault = createVault(fs ? { dir, fs } : { dir });
  const source = (name: string, content: string | Uint8Array): string => {
    const path = join(root, name);
    writeFileSync(path, content);
    return path;
  };
  return { root, dir, vault, source };
}

function hashOf(bytes: string | Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Every file below a folder, relative, sorted. */
function listTree(dir: string): readonly string[] {
  if (!existsSync(dir)) return [];
  const entries = readdirSync(dir, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(dir.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();
}

describe('createVault, ingestFile', () => {
  it('keeps the bytes under their hash, read-only, and leaves the source as it was', async () => {
    const { dir, vault, source } = setUp();
    const path = source('invoice.pdf', 'the bytes');
    utimesSync(path, 1_000_000, 1_000_000);
    const before = statSync(path);
    const sha256 = hashOf('the bytes');
    expect(unwrap(await vault.ingestFile(path))).toEqual({ sha256, sizeBytes: 9, isNew: true });
    expect(listTree(dir)).toEqual([`${sha256.slice(0, 2)}/${sha256}`]);
    expect(vault.locate(sha256).path).toBe(join(dir, sha256.slice(0, 2), sha256));
    expect(readFileSync(vault.locate(sha256).path, 'utf8')).toBe('the bytes');
    if (!IS_WINDOWS) expect(statSync(vault.locate(sha256).path).mode & 0o777).toBe(0o444);
    const after = statSync(path);
    expect([after.mtimeMs, after.size, after.mode]).toEqual([before.mtimeMs, before.size, before.mode]);
  });

  it('keeps the same bytes once, whatever their name', async () => {
    const { dir, vault, source } = setUp();
    const first = unwrap(await vault.ingestFile(source('a.pdf', 'same')));
    const second = unwrap(await vault.ingestFile(source('ünï cödé 💡.pdf', 'same')));
    expect(second).toEqual({ ...first, isNew: false });
    unwrap(await vault.ingestFile(source('c.pdf', 'other')));
    expect(listTree(dir)).toHaveLength(2);
  });

  it('keeps the same bytes once when they come at the same moment', async () => {
    const { dir, vault, source } = setUp();
    const paths = Array.from({ length: 12 }, (_, index) => source(`${index}.pdf`, `content ${index % 3}`));
    const results = await Promise.all(paths.map((path) => vault.ingestFile(path)));
    expect(results.map(unwrap).filter((file) => file.isNew)).toHaveLength(3);
    expect(listTree(dir)).toHaveLength(3);
  });

  it('takes files of any size up to the limit, in chunks', async () => {
    const { vault, source } = setUp();
    const bytes = Buffer.alloc(3 * 1024 * 1024 + 17, 'abc');
    const path = source('large.pdf', bytes);
    expect(await vault.ingestFile(path, { maxBytes: bytes.length - 1 })).toMatchObject({ ok: false });
    expect(unwrap(await vault.ingestFile(path, { maxBytes: bytes.length }))).toEqual({
      sha256: hashOf(bytes),
      sizeBytes: bytes.length,
      isNew: true,
    });
  });

  it('refuses what is not an ordinary file with something in it, names the file only, and leaves nothing', async () => {
    const { root, dir, vault, source } = setUp();
    mkdirSync(join(root, 'folder'));
    const cases: [path: string, code: string][] = [
      [join(root, 'gone.pdf'), 'missing'],
      [join(source('file', 'x'), 'below'), 'missing'],
      [join(root, 'n'.repeat(300)), 'missing'],
      [join(root, 'a\0b'), 'missing'],
      [join(root, 'folder'), 'folder'],
      [source('empty.pdf', ''), 'empty'],
    ];
    if (!IS_WINDOWS) {
      execFileSync('mkfifo', [join(root, 'pipe')]);
      symlinkSync(join(root, 'nowhere'), join(root, 'dangling'));
      cases.push(
        [join(root, 'dangling'), 'missing'],
        [join(root, 'pipe'), 'device'],
        ['/dev/zero', 'device'],
        ['/dev/null', 'device'],
      );
    }
    for (const [path, code] of cases) {
      const result = await vault.ingestFile(path);
      expect(result, path).toMatchObject({
        ok: false,
        error: { code: 'files-refused', details: { files: [{ code }] } },
      });
      expect(JSON.stringify(result), path).not.toContain(root.slice(5));
    }
    expect(listTree(dir)).toEqual([]);
  });

  it('names the limit when a file is too large', async () => {
    const { dir, vault, source } = setUp();
    const path = source('huge.pdf', '');
    truncateSync(path, 200 * 1024 * 1024 + 1);
    const result = await vault.ingestFile(path);
    expect(result).toMatchObject({
      error: { details: { files: [{ code: 'too-large', message: expect.stringContaining('200 MB') }] } },
    });
    expect(listTree(dir)).toEqual([]);
  });

  it.skipIf(IS_WINDOWS)('follows a link to an ordinary file (links need rights on Windows)', async () => {
    const { root, vault, source } = setUp();
    symlinkSync(source('real.pdf', 'real'), join(root, 'link.pdf'));
    expect(unwrap(await vault.ingestFile(join(root, 'link.pdf'))).sha256).toBe(hashOf('real'));
  });

  it('stops when told to, and leaves nothing', async () => {
    const abort = new AbortController();
    const fs = watchFs((call) => {
      if (call.name === 'handle.write') abort.abort();
    });
    const { dir, vault, source } = setUp(fs);
    const path = source('large.pdf', Buffer.alloc(3 * 1024 * 1024));
    expect(await vault.ingestFile(path, { signal: abort.signal })).toMatchObject({
      ok: false,
      error: { code: 'cancelled' },
    });
    expect(listTree(dir)).toEqual([]);
  });
});

describe('createVault, ingestFile of a file that changes meanwhile', () => {
  /** Runs `disturb` after the source's first chunk was read, in the first `times` attempts. */
  function setUpDisturbed(times: number, disturb: (path: string) => void) {
    const attempts = new Set<string>();
    const watch = (call: FsCall): void => {
      if (call.name !== 'handle.write' || attempts.has(call.path) || attempts.size >= times) return;
      attempts.add(call.path);
      disturb(path);
    };
    const context = setUp(watchFs(watch));
    const path = context.source('growing.pdf', 'first version');
    return { ...context, path };
  }

  it.each<[string, (path: string) => void]>([
    ['grows', (path) => appendFileSync(path, '+')],
    ['shrinks', (path) => truncateSync(path, 3)],
    ['is written in place', (path) => writeFileSync(path, 'other version')],
    [
      'is replaced by a file of the same size and time',
      (path) => {
        const { atime, mtime } = statSync(path);
        writeFileSync(`${path}.new`, 'other version');
        utimesSync(`${path}.new`, atime, mtime);
        renameSync(`${path}.new`, path);
      },
    ],
  ])('reads it once more when it %s', async (_, disturb) => {
    const { dir, vault, path } = setUpDisturbed(1, disturb);
    const ingested = unwrap(await vault.ingestFile(path));
    expect(ingested.sha256).toBe(hashOf(readFileSync(path)));
    expect(listTree(dir)).toHaveLength(1);
  });

  it('refuses it when it changes again', async () => {
    const { dir, vault, path } = setUpDisturbed(2, (file) => appendFileSync(file, '+'));
    const result = await vault.ingestFile(path);
    expect(result).toMatchObject({
      ok: false,
      error: { code: 'files-refused', details: { files: [{ code: 'changed' }] } },
    });
    expect(listTree(dir)).toEqual([]);
  });

  it('says that it is gone when it was moved away', async () => {
    const { vault, path } = setUpDisturbed(1, (file) => renameSync(file, `${file}.moved`));
    expect(await vault.ingestFile(path)).toMatchObject({ error: { details: { files: [{ code: 'missing' }] } } });
  });
});

describe('createVault, reading', () => {
  it('gives back any bytes as they were', async () => {
    const { root, vault } = setUp();
    let copies = 0;
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 3000 }), async (bytes) => {
        const { sha256, sizeBytes } = unwrap(await vault.ingestBytes(bytes));
        expect(sizeBytes).toBe(bytes.length);
        expect(unwrap(await vault.read(sha256))).toEqual(bytes);
        expect(await vault.verify(sha256)).toBe(true);
        copies += 1;
        const target = join(root, `copy-${copies}`);
        expect(await vault.copyTo(sha256, target)).toEqual({ ok: true, value: null });
        expect(new Uint8Array(readFileSync(target))).toEqual(bytes);
      }),
      { numRuns: 40 },
    );
  });

  it('refuses empty bytes', async () => {
    const { vault } = setUp();
    expect(await vault.ingestBytes(new Uint8Array())).toMatchObject({ error: { code: 'files-refused' } });
  });

  it('notices every changed bit, and a missing file', async () => {
    const { root, vault } = setUp();
    const bytes = Buffer.from('some evidence');
    const { sha256 } = unwrap(await vault.ingestBytes(bytes));
    const path = vault.locate(sha256).path;
    chmodSync(path, 0o644);
    const expectDamaged = async (): Promise<void> => {
      expect(await vault.read(sha256)).toMatchObject({
        ok: false,
        error: { code: 'vault-damaged', details: { sha256 } },
      });
      expect(await vault.copyTo(sha256, join(root, 'copy'))).toMatchObject({ error: { code: 'vault-damaged' } });
      expect(await vault.verify(sha256)).toBe(false);
      expect(listTree(root).filter((name) => name.startsWith('copy'))).toEqual([]);
    };
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const flipped = Buffer.from(bytes);
      flipped.writeUInt8(flipped.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      writeFileSync(path, flipped);
      await expectDamaged();
    }
    renameSync(path, `${path}.gone`);
    await expectDamaged();
  });

  it('mends a damaged file when the same bytes come again, and keeps the damaged ones', async () => {
    const { dir, vault } = setUp();
    const { sha256 } = unwrap(await vault.ingestBytes(Buffer.from('good')));
    chmodSync(vault.locate(sha256).path, 0o644);
    writeFileSync(vault.locate(sha256).path, 'rot!');
    expect(unwrap(await vault.ingestBytes(Buffer.from('good'))).isNew).toBe(true);
    expect(await vault.verify(sha256)).toBe(true);
    expect(listTree(dir)).toEqual([`${sha256.slice(0, 2)}/${sha256}`, `quarantine/${sha256}`].sort());
  });

  it('refuses to copy over an existing file', async () => {
    const { root, vault } = setUp();
    const { sha256 } = unwrap(await vault.ingestBytes(Buffer.from('new')));
    writeFileSync(join(root, 'target'), 'the user’s');
    expect(await vault.copyTo(sha256, join(root, 'target'))).toMatchObject({ error: { code: 'conflict' } });
    expect(readFileSync(join(root, 'target'), 'utf8')).toBe('the user’s');
  });

  it('never makes a path from something that is not a hash', () => {
    const { vault } = setUp();
    for (const text of ['', '../../etc/passwd', 'A'.repeat(64), `${'a'.repeat(63)}/`, `${'a'.repeat(64)}\n`]) {
      expect(() => vault.locate(text).path, JSON.stringify(text)).toThrow(TypeError);
    }
  });
});

describe('createVault, sweep', () => {
  it('does nothing where there is no vault yet', async () => {
    const { dir, vault } = setUp();
    expect(await vault.sweep(new Set())).toEqual({ removedTemps: 0, quarantined: [], restored: [] });
    expect(existsSync(dir)).toBe(false);
  });

  it('removes temporary files, moves unknown ones aside and leaves known ones', async () => {
    const { dir, vault } = setUp();
    const known = unwrap(await vault.ingestBytes(Buffer.from('known')));
    const orphan = unwrap(await vault.ingestBytes(Buffer.from('orphan')));
    writeFileSync(join(dir, 'tmp', 'half.part'), 'ha');
    const conflict = `${known.sha256} (1)`;
    writeFileSync(join(dir, known.sha256.slice(0, 2), conflict), 'a sync conflict');
    writeFileSync(join(dir, known.sha256.slice(0, 2), '.DS_Store'), 'x');

    const report = await vault.sweep(new Set([known.sha256]));
    expect(report.removedTemps).toBe(1);
    expect([...report.quarantined].sort()).toEqual([conflict, orphan.sha256].sort());
    expect(listTree(dir)).toEqual(
      [
        `${known.sha256.slice(0, 2)}/.DS_Store`,
        `${known.sha256.slice(0, 2)}/${known.sha256}`,
        `quarantine/${conflict}`,
        `quarantine/${orphan.sha256}`,
      ].sort(),
    );
    expect(await vault.sweep(new Set([known.sha256]))).toEqual({ removedTemps: 0, quarantined: [], restored: [] });
  });

  it('brings a file back when a row knows it again, but not a damaged one', async () => {
    const { dir, vault } = setUp();
    const one = unwrap(await vault.ingestBytes(Buffer.from('one'))).sha256;
    const two = unwrap(await vault.ingestBytes(Buffer.from('two'))).sha256;
    await vault.sweep(new Set());
    chmodSync(join(dir, 'quarantine', two), 0o644);
    writeFileSync(join(dir, 'quarantine', two), 'rot');
    expect(await vault.sweep(new Set([one, two]))).toEqual({ removedTemps: 0, quarantined: [], restored: [one] });
    expect([await vault.verify(one), await vault.verify(two)]).toEqual([true, false]);
    expect(listTree(dir)).toContain(`quarantine/${two}`);
  });

  it('never overwrites what lies in quarantine', async () => {
    const { dir, vault } = setUp();
    const { sha256 } = unwrap(await vault.ingestBytes(Buffer.from('orphan')));
    mkdirSync(join(dir, 'quarantine'));
    writeFileSync(join(dir, 'quarantine', sha256), 'older');
    await vault.sweep(new Set());
    expect(readFileSync(join(dir, 'quarantine', sha256), 'utf8')).toBe('older');
    expect(readFileSync(join(dir, 'quarantine', `${sha256}-2`), 'utf8')).toBe('orphan');
    // Of the two, the one whose bytes are right comes back.
    expect((await vault.sweep(new Set([sha256]))).restored).toEqual([sha256]);
    expect(await vault.verify(sha256)).toBe(true);
  });
});
