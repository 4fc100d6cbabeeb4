import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { portableFileName } from '../../../../electron/case-folder/portable-file-name.ts';
import { createTempDir } from '../../../support/temp-dir.ts';

describe('portableFileName', () => {
  it.each([
    ['Invoice 1043 (copy).pdf', 'Invoice 1043 (copy).pdf'],
    ['Re\u0301sume\u0301.pdf', 'Résumé.pdf'],
    ['../../etc/passwd', '__.._etc_passwd'],
    ['C:\\Windows\\x.pdf', 'C__Windows_x.pdf'],
    ['CON', '_CON'],
    ['con.pdf', '_con.pdf'],
    ['LPT¹.txt', '_LPT¹.txt'],
    ['aux .pdf', '_aux .pdf'],
    ['console.pdf', 'console.pdf'],
    ['ends with dots...', 'ends with dots_'],
    ['ends with space ', 'ends with space_'],
    ['.hidden', '_hidden'],
    ['a\u0000b\nc\u202ed.pdf', 'a_b_c_d.pdf'],
    ['lone \ud800 half.pdf', 'lone \ufffd half.pdf'],
    ['', 'file'],
  ])('%j becomes %j', (name, portable) => {
    expect(portableFileName(name)).toBe(portable);
  });

  it('shortens by bytes, between characters, and keeps the ending', () => {
    expect(portableFileName(`${'a'.repeat(300)}.pdf`)).toBe(`${'a'.repeat(116)}.pdf`);
    const chinese = portableFileName(`${'发'.repeat(100)}.jpeg`);
    expect(chinese).toBe(`${'发'.repeat(38)}.jpeg`);
    expect(Buffer.byteLength(portableFileName(`x.${'😀'.repeat(200)}`))).toBeLessThanOrEqual(120);
  });

  it('gives for any name at all one that the file system holds, in the folder and nowhere else', () => {
    const dir = join(createTempDir(), 'names');
    mkdirSync(dir);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (name) => {
        const portable = portableFileName(name);
        expect(Buffer.byteLength(portable)).toBeLessThanOrEqual(121);
        expect(portable).not.toMatch(/[\\/:*?"<>|\p{Cc}]|[. ]$|^\.|^(?:con|nul|aux|prn)(?:\.|$)/iu);
        writeFileSync(join(dir, portable), '');
        expect(readdirSync(dir)).toContain(portable);
      }),
      { numRuns: 300 },
    );
  });
});
