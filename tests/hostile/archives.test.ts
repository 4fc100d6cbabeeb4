import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { unpackArchive } from '../../electron/case-folder/unpack-archive.ts';
import { writeArchive } from '../../electron/case-folder/write-archive.ts';
import { createTempDir } from '../support/temp-dir.ts';
import { writeRawZip, type RawEntry } from './raw-zip.ts';

/** Archives that `restore` is given, and that want to write elsewhere or fill the disk. */

const CONTENT = Buffer.from('evidence');
const sha = (data: Buffer): string => createHash('sha256').update(data).digest('hex');

type Listed = { readonly file: string; readonly data?: Buffer; readonly sizeBytes?: number };

function aList(files: readonly Listed[]): RawEntry {
  const list = files.map(({ file, data = CONTENT, sizeBytes = data.length }) => ({
    file,
    sizeBytes,
    sha256: sha(data),
  }));
  return { name: 'archive.json', data: Buffer.from(JSON.stringify({ format: 'reinstate.archive/1', files: list })) };
}

/** An archive that lists what it holds, so that nothing but the names is wrong with it. */
function listedZip(...names: readonly string[]): Buffer {
  return writeRawZip([aList(names.map((file) => ({ file }))), ...names.map((name) => ({ name, data: CONTENT }))]);
}

/** Unpacks into a folder between two others; nothing may appear beside it. */
async function restore(zip: Buffer): Promise<{ readonly why: string; readonly written: readonly string[] }> {
  const root = createTempDir();
  const [dir, file] = [join(root, 'a', 'in'), join(root, 'x.reinstate')];
  mkdirSync(dir, { recursive: true });
  writeFileSync(file, zip);
  const result = await unpackArchive(file, dir);
  expect(readdirSync(root).toSorted()).toEqual(['a', 'x.reinstate']);
  expect(readdirSync(join(root, 'a'))).toEqual(['in']);
  const written = readdirSync(dir, { recursive: true }).map(String);
  return { why: result.ok ? 'taken' : result.error.message, written };
}

describe('writeArchive', () => {
  it('makes none that could not be opened again', async () => {
    const dir = createTempDir();
    const names = ['what?.pdf', 'A.pdf', 'a.pdf', 'fine.pdf'];
    for (const name of names) writeFileSync(join(dir, name), CONTENT);
    const out = join(dir, 'x.reinstate');
    const result = await writeArchive(dir, names, out);
    expect(
      !result.ok && result.error.code === 'files-refused' && result.error.details.files.map(({ file }) => file),
    ).toEqual(['what?.pdf', 'a.pdf']);
    expect(existsSync(out)).toBe(false);
  });
});

describe('a hostile archive', () => {
  it.each([
    '../evil',
    'a/../../evil',
    '..',
    '/tmp/evil',
    '//server/share/evil',
    'C:/evil',
    'C:evil',
    String.raw`..\evil`,
    String.raw`\\server\share`,
    'evidence//a.pdf',
    './a.pdf',
    'a/./b.pdf',
    '',
    'a\0b.pdf',
    'a\nb.pdf',
    'CON',
    'evidence/aux.pdf',
    'evidence/COM1',
    // Windows passes over spaces before the ending.
    'evidence/nul .pdf',
    'evidence/a.pdf:stream',
    'evidence/a.pdf.',
    'evidence/a.pdf ',
    'evidence/what?.pdf',
    'evidence/\u202Efdp.exe',
    `evidence/${'n'.repeat(300)}`,
    `evidence/${'n'.repeat(65_000)}`,
    `${'d/'.repeat(3000)}a.pdf`,
  ])('with the name %j is refused, and nothing is written', async (name) => {
    const { why, written } = await restore(listedZip(name));
    expect(why).toContain("can't be read as a saved appeal");
    expect(written).toEqual([]);
  });

  it.each([
    ['evidence/A.pdf', 'evidence/a.pdf'],
    ['evidence/é.pdf', 'evidence/e\u0301.pdf'],
    ['evidence', 'evidence/a.pdf'],
    ['evidence/a.pdf', 'evidence/a.pdf'],
  ])('with %j and %j, which are one place on some disks, is refused', async (one, other) => {
    expect((await restore(listedZip(one, other))).why).not.toBe('taken');
  });

  it('with a link is refused', async () => {
    const target = Buffer.from('/etc/passwd');
    const files = [{ file: 'evidence/link', data: target }];
    const zip = writeRawZip([aList(files), { name: 'evidence/link', data: target, mode: 0o120777 }]);
    expect((await restore(zip)).why).toMatch(/link/);
  });

  it('of 100,000 entries is refused before any is read', async () => {
    const names = Array.from({ length: 60_000 }, (_, index) => ({ name: `n${index}`, data: Buffer.alloc(0) }));
    const startMs = performance.now();
    expect((await restore(writeRawZip([aList([]), ...names]))).why).toMatch(/claims \d+ entries/);
    expect(performance.now() - startMs).toBeLessThan(10_000);
  });

  it('that grows beyond what it says is stopped there', async () => {
    const bomb = Buffer.alloc(200_000_000);
    const files = [{ file: 'a.pdf', data: bomb, sizeBytes: 100 }];
    const zip = writeRawZip([aList(files), { name: 'a.pdf', data: bomb, isPacked: true, claimedSize: 100 }]);
    expect(zip.length).toBeLessThan(300_000);
    expect((await restore(zip)).why).toMatch(/too many bytes|size/i);
  });

  it('that says it holds 20 GB is refused before anything is unpacked', async () => {
    const zip = writeRawZip([aList([{ file: 'a.pdf', sizeBytes: 20_000_000_000 }]), { name: 'a.pdf', data: CONTENT }]);
    const { why, written } = await restore(zip);
    expect(why).toMatch(/claims to hold/);
    expect(written).toEqual([]);
  });

  it('whose list of files is a bomb is refused', async () => {
    const list = Buffer.alloc(100_000_000, ' ');
    expect((await restore(writeRawZip([{ name: 'archive.json', data: list, isPacked: true }]))).why).toMatch(
      /too large/,
    );
  });

  it('whose list of files says that it is small is refused', async () => {
    const list = Buffer.alloc(100_000_000, ' ');
    const entry = { name: 'archive.json', data: list, isPacked: true, claimedSize: 100 };
    expect((await restore(writeRawZip([entry]))).why).toMatch(/too many bytes|size/i);
  });

  it('whose entries share their data is refused by what they hash to or their names', async () => {
    const files = [{ file: 'a.pdf' }, { file: 'b.pdf' }];
    const other = { name: 'b.pdf', data: CONTENT, sharesDataOf: 1 };
    const { why } = await restore(writeRawZip([aList(files), { name: 'a.pdf', data: CONTENT }, other]));
    expect(why).toMatch(/overlap|share|same data/i);
  });

  it('that holds whole files as promised is taken', async () => {
    const { why, written } = await restore(listedZip('evidence/a.pdf', 'evidence/é 発票.pdf', 'case.json'));
    expect(why).toBe('taken');
    expect(written.toSorted()).toEqual(['case.json', 'evidence', 'evidence/a.pdf', 'evidence/é 発票.pdf']);
  });
});
