/** One font file, ready to measure and shape with. */
export type PacketFace = {
  /** `regular`, `bold`, or the name of a fallback. */
  readonly id: string;
  readonly bytes: Uint8Array;
};

/** The faces of a packet. */
export type PacketFonts = {
  readonly regular: PacketFace;
  readonly bold: PacketFace;
  /** Asked in order for characters that the main face lacks. */
  readonly fallbacks: readonly PacketFace[];
};

export type PacketFontBytes = {
  readonly regular: Uint8Array;
  readonly bold: Uint8Array;
  readonly fallbacks?: readonly { readonly id: string; readonly bytes: Uint8Array }[];
};

/** Reads the font files (TrueType). Throws when one isn't a font. */
export function loadPacketFonts(bytes: PacketFontBytes): PacketFonts {
  throw new Error(`not built yet: ${Object.keys(bytes).join()}`);
}
