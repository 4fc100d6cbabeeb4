import type { Font } from '@cantoo/fontkit';
import { say, type Said } from '../../../shared/domain/said.ts';
import { openFont } from './packet-fonts.ts';

/** What a font file is, or why it can't be put into a packet, for people. */
export type FontVerdict = { readonly ok: true; readonly name: string } | { readonly ok: false; readonly message: Said };

/**
 * Tries a font as a packet uses it: opens it, looks whether its maker lets it be embedded in part (OS/2 fsType: OpenType
 * 1.9, "OS/2 and Windows metrics"), sets a text in it and cuts that out.
 */
export function checkFontFile(bytes: Uint8Array): FontVerdict {
  try {
    const font = openFont('file', bytes);
    if (!mayBeEmbedded(font)) return refuse(say`Its maker doesn't allow it to be put into documents.`);
    const characters = font.characterSet.slice(0, 20);
    if (characters.length === 0) return refuse(say`It says of no character how to draw it.`);
    const subset = font.createSubset();
    for (const glyph of font.layout(String.fromCodePoint(...characters)).glyphs) subset.includeGlyph(glyph.id);
    if (subset.encode().length === 0) return refuse(say`Its letters can not be taken out.`);
    return { ok: true, name: font.fullName ?? font.postscriptName ?? '' };
  } catch {
    return refuse(say`It is damaged, or its letters are not TrueType outlines (many “.otf” files; fonts for the web).`);
  }
}

/** Table that fontkit reads but doesn't declare. */
type WithMetrics = {
  readonly 'OS/2'?: {
    readonly fsType: Readonly<Record<'noEmbedding' | 'viewOnly' | 'editable' | 'noSubsetting' | 'bitmapOnly', boolean>>;
  };
};

function mayBeEmbedded(font: Font): boolean {
  const fsType = (font as unknown as WithMetrics)['OS/2']?.fsType;
  if (!fsType) return true;
  return !(fsType.noEmbedding && !fsType.viewOnly && !fsType.editable) && !fsType.noSubsetting && !fsType.bitmapOnly;
}

function refuse(message: Said): FontVerdict {
  return { ok: false, message };
}
