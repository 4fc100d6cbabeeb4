import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadPacketFonts, type PacketFonts } from '../../../../../electron/pdf/text/packet-fonts.ts';
import { readFontFiles } from '../../../../../electron/pdf/text/read-font-files.ts';

const root = new URL('../../../../../', import.meta.url);

function readBytes(path: string): Uint8Array {
  return readFileSync(fileURLToPath(new URL(path, root)));
}

/** The fonts that the packet ships, freshly read: nothing was shaped with them yet. */
export function loadTestFonts(): PacketFonts {
  return loadPacketFonts({
    regular: readBytes('resources/fonts/NotoSans-Regular.ttf'),
    bold: readBytes('resources/fonts/NotoSans-Bold.ttf'),
  });
}

/** The same with a fallback that has arrows and comparison signs (a development package's font; it isn't shipped). */
export function loadTestFontsWithFallback(): PacketFonts {
  return loadPacketFonts({
    regular: readBytes('resources/fonts/NotoSans-Regular.ttf'),
    bold: readBytes('resources/fonts/NotoSans-Bold.ttf'),
    fallbacks: [
      { id: 'liberation', bytes: readBytes('node_modules/pdfjs-dist/standard_fonts/LiberationSans-Regular.ttf') },
    ],
  });
}

/** Every font of the packet, the fallbacks opened when they are needed. */
export function loadScriptFonts(): PacketFonts {
  return loadPacketFonts(readFontFiles(fileURLToPath(new URL('resources/fonts', root))));
}
