import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { FallbackSource, PacketFontBytes } from './packet-fonts.ts';
import { SCRIPT_FONTS, type ScriptFont } from './script-fonts.ts';

/** Font files that the user added; the name says nothing about what is inside. */
const FONT_FILE = /\.(ttf|otf)$/i;

/**
 * The font files of the packet: the main ones read, the others ready to be read when a character needs them.
 * @param dir the folder that holds ours
 * @param addedDir the folder that holds the user's, if there is one; asked in the order of their names, after ours
 */
export function readFontFiles(dir: string, addedDir?: string): PacketFontBytes {
  return {
    regular: readFileSync(join(dir, 'NotoSans-Regular.ttf')),
    bold: readFileSync(join(dir, 'NotoSans-Bold.ttf')),
    fallbacks: [...SCRIPT_FONTS.flatMap((font) => findScriptFont(dir, font)), ...listAddedFonts(addedDir)],
  };
}

/** Tells one state of the folders from another: what was opened before a font was added, removed or replaced is out of date. */
export function nameFontState(dir: string, addedDir?: string): string {
  const added = listAddedFiles(addedDir).map((name) => {
    const { size, mtimeMs } = statSync(join(addedDir ?? '', name));
    return [name, size, mtimeMs];
  });
  return JSON.stringify([dir, addedDir ?? null, added]);
}

function findScriptFont(dir: string, font: ScriptFont): readonly FallbackSource[] {
  const { id, regular, bold, packaged, covers, isText } = font;
  // From the sources, fonts too large for the repository are taken out of their packages; the installer copies them.
  const places = [join(dir, regular), ...(packaged ? [join(dir, '../../node_modules', packaged)] : [])];
  const path = places.find((place) => existsSync(place));
  if (path === undefined) return [];
  return [
    {
      id,
      bytes: () => readFileSync(path),
      ...(bold !== undefined && { boldBytes: () => readFileSync(join(dir, bold)) }),
      ...(covers && { covers }),
      isText,
    },
  ];
}

function listAddedFonts(dir: string | undefined): readonly FallbackSource[] {
  return listAddedFiles(dir).map((name) => ({
    ...{ id: `added/${name}`, isText: true, isAdded: true },
    bytes: () => readFileSync(join(dir ?? '', name)),
  }));
}

/** Names, in order. */
function listAddedFiles(dir: string | undefined): readonly string[] {
  if (dir === undefined || !existsSync(dir)) return [];
  return readdirSync(dir)
    .filter((name) => FONT_FILE.test(name))
    .sort();
}
