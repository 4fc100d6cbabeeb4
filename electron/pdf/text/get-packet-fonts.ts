import { loadPacketFonts, type PacketFonts } from './packet-fonts.ts';
import { nameFontState, readFontFiles } from './read-font-files.ts';

let kept: { readonly state: string; readonly fonts: PacketFonts } | undefined;

/**
 * The faces of these folders, kept with all that was set in them as long as the thread lives and no file changes: they
 * are most of what a fresh thread has to do, and the next packet writes mostly the same words.
 * @param addedDir the folder with the user's own fonts, if there is one
 */
export function getPacketFonts(dir: string, addedDir?: string): PacketFonts {
  const state = nameFontState(dir, addedDir);
  if (kept?.state !== state) kept = { state, fonts: loadPacketFonts(readFontFiles(dir, addedDir)) };
  return kept.fonts;
}
