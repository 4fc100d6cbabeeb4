import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { unpackArchive } from '../../../../electron/case-folder/unpack-archive.ts';
import { type ArchiveSource, packArchive, writeArchive } from '../../../../electron/case-folder/write-archive.ts';
import { MAX_ARCHIVE_BYTES, MAX_ARCHIVE_FILES } from '../../../../shared/domain/archive.ts';
import { createTempDir } from '../../../support/temp-dir.ts';

function aFolder(): string {
  const dir = createTempDir();
  mkdirSync(join(dir, 'evidence'));
  writeFileSync(join(dir, 'case.json'), '{"format":"reinstate.case/1"}');
  writeFileSync(join(dir, 'evidence', 'Rechnung №1.pdf'), Buffer.from([0, 1, 2, 255]));
  return dir;
}
const NAMES = ['evidence/Rechnung №1.pdf', 'case.json'];

/** A zip with the given entries, made without our writer. */
async function aZip(entries: readonly (readonly [string, string])[]): Promise<string> {
  const zip = new ZipFile();
  for (const [name, text] of entries) zip.addBuffer(Buffer.from(text), name);
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(Buffer.from(chunk as Buffer));
  const file = join(createTempDir(), 'x.reinstate');
  writeFileSync(file, Buffer.concat(chunks));
  return file;
}
const sha = (text: string): string => createHash('sha256').update(text).digest('hex');
const manifestOf = (...files: readonly (readonly [string, string])[]): readonly [string, string] => [
  'archive.json',
  JSON.stringify({
    format: 'reinstate.archive/1',
    files: files.map(([file, text]) => ({ file, sizeBytes: Buffer.byteLength(text), sha256: sha(text) })),
  }),
];
const whyRefused = async (file: string): Promise<string> => {
  const result = await unpackArchive(file, createTempDir());
  return result.ok ? 'taken' : result.error.message;
};

describe('writeArchive and unpackArchive', () => {
  it('give back every file byte for byte', async () => {
    const dir = aFolder();
    const out = join(createTempDir(), 'case.reinstate');
    expect((await writeArchive(dir, NAMES, out)).ok).toBe(true);
    const target = createTempDir();
    const unpacked = await unpackArchive(out, target);
    expect(unpacked.ok && unpacked.value.files.map((item) => item.file)).toEqual([...NAMES].sort());
    for (const name of NAMES) expect(readFileSync(join(target, name))).toEqual(readFileSync(join(dir, name)));
  });

  it('gives the same bytes for the same folder', async () => {
    const dir = aFolder();
    const [one, two] = [join(createTempDir(), 'a'), join(createTempDir(), 'b')];
    await writeArchive(dir, NAMES, one);
    await writeArchive(dir, NAMES, two);
    expect(readFileSync(one).equals(readFileSync(two))).toBe(true);
  });

  it('touches nothing that is already there, and leaves no part of a file', async () => {
    const out = join(createTempDir(), 'case.reinstate');
    writeFileSync(out, 'mine');
    const result = await writeArchive(aFolder(), NAMES, out);
    expect(!result.ok && result.error.code).toBe('target-unusable');
    expect(readFileSync(out, 'utf8')).toBe('mine');
    expect(readdirSync(join(out, '..'))).toEqual(['case.reinstate']);
  });

  it('says when the place cannot be written', async () => {
    const file = join(createTempDir(), 'a-file');
    writeFileSync(file, 'x');
    const result = await writeArchive(aFolder(), NAMES, join(file, 'inside.reinstate'));
    expect(!result.ok && result.error.code).toBe('target-unusable');
  });

  it('makes the folder that it is to lie in', async () => {
    const out = join(createTempDir(), 'new', 'folder', 'x.reinstate');
    expect((await writeArchive(aFolder(), NAMES, out)).ok).toBe(true);
  });
});

describe('the limits of an archive', () => {
  const aNumberOf = (count: number): ReadonlyMap<string, ArchiveSource> =>
    new Map(Array.from({ length: count }, (_, index) => [`${index}.txt`, { bytes: Buffer.from(`${index}`) }]));

  it('let through as many files as can be read again, and not one more', { timeout: 300_000 }, async () => {
    const dir = createTempDir();
    const most = join(dir, 'most.reinstate');
    expect((await packArchive(aNumberOf(MAX_ARCHIVE_FILES), most)).ok).toBe(true);
    const unpacked = await unpackArchive(most, createTempDir());
    expect(unpacked.ok && unpacked.value.files.length).toBe(6000);

    const result = await packArchive(aNumberOf(MAX_ARCHIVE_FILES + 1), join(dir, 'more.reinstate'));
    expect(result).toMatchObject({ error: { code: 'archive-full' } });
    expect(!result.ok && result.error.message).toContain('It has 6001 files, and at most 6000 fit. Remove papers');
    expect(readdirSync(dir)).toEqual(['most.reinstate']);
  });

  it('hold for the size too, before anything is read', async () => {
    const dir = createTempDir();
    for (const [name, sizeBytes] of Object.entries({ half: MAX_ARCHIVE_BYTES / 2, more: MAX_ARCHIVE_BYTES / 2 + 1 })) {
      writeFileSync(join(dir, name), '');
      // A file with a hole: it takes no room.
      truncateSync(join(dir, name), sizeBytes);
    }
    const result = await writeArchive(dir, ['half', 'more'], join(dir, 'x.reinstate'));
    expect(!result.ok && result.error.message).toContain('Its files have 10.1 GB, and at most 10 GB fit.');
    expect(readdirSync(dir)).toEqual(['half', 'more']);
  });
});

describe('unpackArchive', () => {
  it.each([
    ['a name that leads out', [manifestOf(['a', 'x']), ['b/../../evil', 'x']], /not in its list|relative|invalid/i],
    ['a listed name that leads out', [manifestOf(['../evil', 'x'])], /\.\./],
    ['a listed absolute name', [manifestOf(['/etc/evil', 'x'])], /absolute/],
    ['an entry that is not listed', [manifestOf(['a', 'x']), ['a', 'x'], ['b', 'y']], /not in its list/],
    ['an entry that is missing', [manifestOf(['a', 'x'])], /missing/],
    ['an entry that was changed', [manifestOf(['a', 'x']), ['a', 'y']], /changed/],
    ['an entry of another size', [manifestOf(['a', 'x']), ['a', 'xx']], /another size/],
    ['an entry that is there twice', [manifestOf(['a', 'x']), ['a', 'x'], ['a', 'x']], /twice/],
    ['no list of files', [['a', 'x']], /first entry/],
    ['a list of another form', [['archive.json', '{"format":"other"}']], /another form/],
    ['a list that is not JSON', [['archive.json', '{']], /can't be read/],
    ['nothing', [], /empty/],
  ] as const)('refuses %s', async (_what, entries, reason) => {
    // yazl itself refuses to write some names; then the archive can't even be made with it.
    const file = await aZip(entries as readonly (readonly [string, string])[]).catch((error: unknown) => String(error));
    if (file.startsWith('Error')) expect(file).toMatch(/invalid relative path/);
    else expect(await whyRefused(file)).toMatch(reason);
  });

  it('refuses what is no zip at all', async () => {
    const file = join(createTempDir(), 'x');
    writeFileSync(file, 'hello');
    expect(await whyRefused(file)).toContain("can't be read as a saved appeal");
  });
});
