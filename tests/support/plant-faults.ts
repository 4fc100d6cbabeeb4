import { createHash } from 'node:crypto';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync, inflateSync } from 'node:zlib';
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRawStream } from 'pdf-lib';
import type { PDFRef } from 'pdf-lib';
import type { KitManifest } from '../../shared/domain/packet.ts';
import { readManifest } from './kit-files.ts';
import { createTempDir } from './temp-dir.ts';

/** A copy of a kit, to be spoilt. */
export type SpoiltKit = {
  readonly folder: string;
  readonly path: (file: string) => string;
  readonly manifest: () => KitManifest;
  /** Changes the packet as a faulty program would have written it. */
  readonly changePacket: (change: (doc: PDFDocument) => void | Promise<void>) => Promise<void>;
  readonly changeManifest: (change: (manifest: KitManifest) => KitManifest) => void;
  /** Makes every hash and size in the manifest that of the file as it is now, so that none of them tells of the fault. */
  readonly reseal: () => void;
};

/** Copies a kit into a folder of the test's own. */
export function spoilKit(kit: string): SpoiltKit {
  const folder = join(createTempDir(), 'kit');
  cpSync(kit, folder, { recursive: true });
  const path = (file: string): string => join(folder, file);
  const manifest = (): KitManifest => readManifest(folder);
  const changeManifest: SpoiltKit['changeManifest'] = (change) =>
    writeFileSync(path('manifest.json'), `${JSON.stringify(change(manifest()), null, 2)}\n`);
  return {
    folder,
    path,
    manifest,
    changeManifest,
    changePacket: async (change) => {
      const doc = await PDFDocument.load(readFileSync(path('packet.pdf')), { updateMetadata: false });
      await change(doc);
      const bytes = await doc.save({ useObjectStreams: true, addDefaultPage: false, updateFieldAppearances: false });
      writeFileSync(path('packet.pdf'), bytes);
    },
    reseal: () => changeManifest((old) => restate(old, path)),
  };
}

function restate(manifest: KitManifest, path: (file: string) => string): KitManifest {
  const stateOf = (file: string) => {
    const bytes = readFileSync(path(file));
    return { sizeBytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
  };
  const { report } = manifest;
  const packet = stateOf(report.packet.file);
  return {
    ...manifest,
    originals: manifest.originals.map((item) => ({ ...item, sha256: stateOf(item.file).sha256 })),
    files: manifest.files.map((item) => ({ ...item, ...stateOf(item.file) })),
    report: { ...report, packet: { ...report.packet, bytes: packet.sizeBytes, sha256: packet.sha256 } },
  };
}

/** The annotations of a page (1-based). */
export function listAnnotations(doc: PDFDocument, pageNumber: number): readonly PDFDict[] {
  const list = doc.getPage(pageNumber - 1).node.Annots();
  return Array.from({ length: list?.size() ?? 0 }, (_, index) => list?.lookup(index, PDFDict)).filter(
    (annotation) => annotation !== undefined,
  );
}

/** Leads a link or a bookmark to another page (1-based). */
export function leadTo(doc: PDFDocument, item: PDFDict | undefined, pageNumber: number): void {
  if (!item) throw new Error('there is nothing to lead elsewhere');
  item.lookup(PDFName.of('Dest'), PDFArray).set(0, doc.getPage(pageNumber - 1).ref);
}

/** The uppermost bookmarks, in order. */
export function listTopBookmarks(doc: PDFDocument): readonly PDFDict[] {
  const found: PDFDict[] = [];
  let next = doc.catalog.lookup(PDFName.of('Outlines'), PDFDict).lookupMaybe(PDFName.of('First'), PDFDict);
  for (; next; next = next.lookupMaybe(PDFName.of('Next'), PDFDict)) found.push(next);
  return found;
}

/** The content streams of a page (1-based), in order. */
export function listStreams(doc: PDFDocument, pageNumber: number): readonly PDFRawStream[] {
  const contents = doc.getPage(pageNumber - 1).node.Contents();
  const all = contents instanceof PDFArray ? contents.asArray().map((item) => doc.context.lookup(item)) : [contents];
  return all.filter((stream) => stream instanceof PDFRawStream);
}

/** Prints another word in place of one on a page of our own, in the same font; the word must stand in one piece. */
export function changePrinted(doc: PDFDocument, pageNumber: number, from: string, to: string): void {
  const fonts = doc
    .getPage(pageNumber - 1)
    .node.Resources()
    ?.lookup(PDFName.of('Font'), PDFDict);
  for (const name of fonts?.keys() ?? []) {
    const map = fonts?.lookup(name, PDFDict).lookup(PDFName.of('ToUnicode'));
    const codes = readCodes(map);
    const encode = (text: string): string | undefined => {
      const found = [...text].map((character) => codes.get(character));
      return found.includes(undefined) ? undefined : found.join('');
    };
    const [before, after] = [encode(from), encode(to)];
    if (before === undefined || after === undefined) continue;
    if (replaceLast(listStreams(doc, pageNumber), before, after)) return;
  }
  throw new Error(`"${from}" isn't printed on page ${pageNumber}`);
}

function readCodes(stream: unknown): ReadonlyMap<string, string> {
  const text = stream instanceof PDFRawStream ? inflateSync(stream.contents).toString('latin1') : '';
  const codes = new Map<string, string>();
  for (const block of text.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, code = '', hex = ''] of (block[1] ?? '').matchAll(/<([0-9a-f]+)>\s*<([0-9a-f]{4})>/gi)) {
      codes.set(String.fromCodePoint(parseInt(hex, 16)), code.toLowerCase());
    }
  }
  return codes;
}

function replaceLast(streams: readonly PDFRawStream[], from: string, to: string): boolean {
  for (const stream of streams) {
    const isPacked = stream.dict.has(PDFName.of('Filter'));
    const content = (isPacked ? inflateSync(stream.contents) : Buffer.from(stream.contents)).toString('latin1');
    const at = content.toLowerCase().lastIndexOf(from);
    if (at === -1) continue;
    const changed = content.slice(0, at) + to + content.slice(at + from.length);
    stream.updateContents(isPacked ? deflateSync(Buffer.from(changed, 'latin1')) : Buffer.from(changed, 'latin1'));
    return true;
  }
  return false;
}

/** Exchanges two pages (1-based) in the list of pages. */
export function exchangePages(doc: PDFDocument, first: number, second: number): void {
  const kids = doc.catalog.lookup(PDFName.of('Pages'), PDFDict).lookup(PDFName.of('Kids'), PDFArray);
  const [a, b] = [kids.get(first - 1) as PDFRef, kids.get(second - 1) as PDFRef];
  kids.set(first - 1, b);
  kids.set(second - 1, a);
}
