import { mkdirSync, realpathSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findFolderFile, refuseMisnamed } from '../../../../electron/case-folder/folder-file.ts';
import { aJpeg, aPdf, aPng, putFile } from '../../../support/sample-files.ts';
import { createTempDir } from '../../../support/temp-dir.ts';

async function aFolder(): Promise<string> {
  const root = realpathSync(createTempDir());
  putFile(root, 'evidence/inv.pdf', await aPdf());
  return root;
}

describe('findFolderFile', () => {
  it('finds a file, also through a link inside the folder', async () => {
    const root = await aFolder();
    symlinkSync('inv.pdf', join(root, 'evidence', 'same.pdf'));
    expect((await findFolderFile(root, 'evidence/inv.pdf')).file?.sizeBytes).toBeGreaterThan(100);
    expect((await findFolderFile(root, 'evidence/same.pdf')).refusal).toBeUndefined();
  });

  it.each([
    '/etc/passwd',
    'C:/x.pdf',
    'C:x.pdf',
    '\\\\host\\x.pdf',
    'evidence\\inv.pdf',
    '../x.pdf',
    'evidence/../../x.pdf',
    'evidence/..',
    './evidence/inv.pdf',
    'evidence//inv.pdf',
    'evidence/inv.pdf/',
    'a\0b',
  ])('refuses the path %j', async (name) => {
    expect((await findFolderFile(await aFolder(), name)).refusal).toMatchObject({ file: name, code: 'outside' });
  });

  it('refuses a link that leaves the folder, as a file and as a folder, and one that leads to itself', async () => {
    const root = await aFolder();
    const outside = createTempDir();
    putFile(outside, 'secret.pdf', await aPdf());
    symlinkSync(join(outside, 'secret.pdf'), join(root, 'link.pdf'));
    symlinkSync(outside, join(root, 'linked'));
    symlinkSync('loop.pdf', join(root, 'loop.pdf'));
    for (const name of ['link.pdf', 'linked/secret.pdf', 'loop.pdf']) {
      expect((await findFolderFile(root, name)).refusal, name).toMatchObject({ code: 'outside' });
    }
  });

  it('refuses what is missing, empty or a folder', async () => {
    const root = await aFolder();
    putFile(root, 'empty.pdf', '');
    mkdirSync(join(root, 'dir.pdf'));
    const codeOf = async (name: string) => (await findFolderFile(root, name)).refusal?.code;
    expect(await codeOf('nothing.pdf')).toBe('missing');
    expect(await codeOf('evidence/inv.pdf/deeper.pdf')).toBe('missing');
    expect(await codeOf('empty.pdf')).toBe('empty');
    expect(await codeOf('dir.pdf')).toBe('folder');
  });

  it('points to a name that differs only in capitals or in how accents are composed', async () => {
    const root = await aFolder();
    putFile(root, 'evidence/Re\u0301sume\u0301.PDF', 'x');
    const { refusal } = await findFolderFile(root, 'evidence/r\u00e9sum\u00e9.pdf');
    expect(refusal?.fix).toContain('Did you mean "Re\u0301sume\u0301.PDF"');
  });
});

describe('refuseMisnamed', () => {
  it.each([
    ['a.pdf', aPdf],
    ['a.PDF', aPdf],
    ['a.jpeg', aJpeg],
    ['a.jfif', aJpeg],
    ['a.png', aPng],
  ])('takes %s with its own content', async (name, make) => {
    const path = putFile(createTempDir(), name, await make());
    expect(await refuseMisnamed(name, { path })).toBeUndefined();
  });

  it.each([
    ['a.pdf', aJpeg, 'Rename it to end in ".jpg"'],
    ['a.png', aPdf, 'Rename it to end in ".pdf"'],
    ['a.txt', aPdf, 'Rename it to end in ".pdf"'],
    ['scan', aPng, 'Rename it to end in ".png"'],
  ])('refuses %s with other content', async (name, make, fix) => {
    const path = putFile(createTempDir(), name, await make());
    const refusal = await refuseMisnamed(name, { path });
    expect(refusal?.code).toBe('name');
    expect(refusal?.fix).toContain(fix);
  });

  it('refuses a name of a known kind with unknown content, and leaves unknown kinds to intake', async () => {
    const dir = createTempDir();
    expect((await refuseMisnamed('a.pdf', { path: putFile(dir, 'a.pdf', 'Dear sir') }))?.code).toBe('name');
    expect(await refuseMisnamed('a.docx', { path: putFile(dir, 'a.docx', 'PK') })).toBeUndefined();
  });
});
