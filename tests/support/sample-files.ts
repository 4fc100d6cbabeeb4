import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PDFDocument, StandardFonts } from 'pdf-lib';
import sharp from 'sharp';

/** A small text PDF; every page says its number and the given words. The same arguments give the same bytes. */
export async function aPdf(pageCount = 1, words = 'Invoice 1043'): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false });
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (let page = 1; page <= pageCount; page += 1) {
    document.addPage([595, 842]).drawText(`${words}, page ${page}`, { x: 60, y: 760, size: 14, font });
  }
  return document.save();
}

type Picture = { readonly width?: number; readonly height?: number; readonly color?: string };

export async function aJpeg({ width = 1200, height = 900, color = '#c84' }: Picture = {}): Promise<Uint8Array> {
  return sharp({ create: { width, height, channels: 3, background: color } })
    .jpeg()
    .toBuffer();
}

export async function aPng({ width = 900, height = 1200, color = '#48c' }: Picture = {}): Promise<Uint8Array> {
  return sharp({ create: { width, height, channels: 3, background: color } })
    .png()
    .toBuffer();
}

/** Writes bytes at a path inside a folder, and gives the whole path. */
export function putFile(dir: string, name: string, bytes: Uint8Array | string): string {
  const path = join(dir, ...name.split('/'));
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
  return path;
}
