import { copyFileSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createAddedFonts } from '../../../../../electron/features/fonts/added-fonts.ts';
import { checkFontFile } from '../../../../../electron/pdf/text/check-font-file.ts';
import { fileRefused } from '../../../../../shared/errors.ts';
import { fail, ok } from '../../../../../shared/result.ts';
import { createTempDir } from '../../../../support/temp-dir.ts';
import { NO_FIX, tellRefusal } from '../../../../../shared/domain/file-refusal.ts';

const root = fileURLToPath(new URL('../../../../../', import.meta.url));
const THAI = join(root, 'resources/fonts/NotoSansThai-Regular.ttf');

function aFolder() {
  const dir = join(createTempDir(), 'fonts');
  const fonts = createAddedFonts({
    dir,
    checkFont: (path) => {
      const verdict = checkFontFile(readFileSync(path));
      if (verdict.ok) return Promise.resolve(ok({ name: verdict.name }));
      const refusal = tellRefusal({ file: '', code: 'font', message: verdict.message, fix: NO_FIX });
      return Promise.resolve(fail(fileRefused(refusal)));
    },
  });
  return { dir, fonts };
}

/** A copy of a font with another fsType (offset 8 of the table OS/2). */
function withFsType(fsType: number): Buffer {
  const bytes = Buffer.from(readFileSync(THAI));
  for (let at = 12; at < 12 + 16 * bytes.readUInt16BE(4); at += 16) {
    if (bytes.toString('latin1', at, at + 4) === 'OS/2') bytes.writeUInt16BE(fsType, bytes.readUInt32BE(at + 8) + 8);
  }
  return bytes;
}

describe('createAddedFonts', () => {
  it('takes a font, names it, keeps it, and removes it', async () => {
    const { dir, fonts } = aFolder();
    expect(await fonts.list()).toEqual([]);
    const { refused } = await fonts.add([THAI]);
    expect(refused).toEqual([]);
    const kept = [{ file: 'NotoSansThai-Regular.ttf', name: 'Noto Sans Thai Regular', sizeBytes: 47_484 }];
    expect(await fonts.list()).toEqual(kept);
    expect(readFileSync(join(dir, 'NotoSansThai-Regular.ttf')).equals(readFileSync(THAI))).toBe(true);
    expect(await fonts.remove('NotoSansThai-Regular.ttf')).toEqual({ ok: true, value: [] });
    expect(readdirSync(dir)).toEqual(['names.json']);
    expect((await fonts.remove('../names.json')).ok).toBe(false);
  });

  it('says why it does not take what is no font, damaged, for the web, or not to be embedded', async () => {
    const { dir, fonts } = aFolder();
    const from = createTempDir();
    const put = (name: string, bytes: Uint8Array | string): string => {
      writeFileSync(join(from, name), bytes);
      return join(from, name);
    };
    copyFileSync(THAI, join(from, 'ok.txt'));
    const { refused } = await fonts.add([
      join(from, 'ok.txt'),
      join(from, 'gone.ttf'),
      put('text.ttf', 'no font'),
      put('cut.ttf', readFileSync(THAI).subarray(0, 9000)),
      put('restricted.ttf', withFsType(0x0002)),
      put('no-subset.ttf', withFsType(0x0100)),
      put('preview.ttf', withFsType(0x0004)),
    ]);
    expect(refused.map(({ file, code }) => `${file} ${code}`)).toEqual([
      'ok.txt name',
      'gone.ttf missing',
      'text.ttf font',
      'cut.ttf font',
      'restricted.ttf font',
      'no-subset.ttf font',
    ]);
    expect(refused[4]?.message).toContain('maker');
    expect((await fonts.list()).map(({ file }) => file)).toEqual(['preview.ttf']);
    expect(readdirSync(dir).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});
