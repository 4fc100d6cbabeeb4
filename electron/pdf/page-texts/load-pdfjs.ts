import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type * as PdfjsModule from 'pdfjs-dist/legacy/build/pdf.mjs';

export type Pdfjs = typeof PdfjsModule;

/** Where the character maps of Asian fonts are: beside the bundled page, or in the package. */
const CMAP_FOLDERS = ['../renderer/pdfjs/cmaps/', '../../../node_modules/pdfjs-dist/cmaps/'];

/**
 * Loads pdf.js for reading text in a worker thread of Node. It is big, so only who reads text pays for it. Its parsing half
 * is handed to it as a module, or it would look for a file that the bundle doesn't have.
 */
export async function loadPdfjs(): Promise<Pdfjs> {
  const worker = await import('pdfjs-dist/legacy/build/pdf.worker.mjs');
  Object.assign(globalThis, { pdfjsWorker: worker });
  return import('pdfjs-dist/legacy/build/pdf.mjs');
}

type Wanted = { readonly kind: string; readonly filename: string };

/** Gives pdf.js, which calls it with `new`, the character maps that it asks for by name, and no other file. */
export function CharacterMaps(): { readonly fetch: (wanted: Wanted) => Promise<Uint8Array> } {
  const folder = CMAP_FOLDERS.map((path) => fileURLToPath(new URL(path, import.meta.url))).find((path) =>
    existsSync(path),
  );
  return {
    fetch: async ({ kind, filename }) => {
      if (kind !== 'cMapUrl' || folder === undefined) throw new Error(`there is no ${kind}`);
      return new Uint8Array(await readFile(join(folder, basename(filename))));
    },
  };
}
