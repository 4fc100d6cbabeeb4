// Faults planted into a sound kit: `headless verify` names each. Where the packet was changed the manifest is sealed again
// with the changed file's hash, as a faulty program would have written it: no hash tells, the check itself must find it.
import { cpSync, mkdtempSync, readFileSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFArray, PDFDict, PDFName, PDFRawStream, PDFString, degrees, rgb } from 'pdf-lib';
import type { PDFDocument } from 'pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { KitManifest, PacketFault } from '../../shared/domain/packet.ts';
import { runQpdf } from '../fixtures/odd-papers/qpdf.ts';
import { readManifest } from '../support/kit-files.ts';
import {
  changePrinted,
  exchangePages,
  leadTo,
  listAnnotations,
  listStreams,
  listTopBookmarks,
  spoilKit,
  type SpoiltKit,
} from '../support/plant-faults.ts';
import { runCommand } from '../support/run-command.ts';

const root = mkdtempSync(join(tmpdir(), 'reinstate-planted-'));
const kit = join(root, 'kit');
let manifest: KitManifest;

beforeAll(async () => {
  const run = await runCommand(['export', 'resources/sample-case', '--out', kit, '--date', '2026-10-01']);
  expect(run.exit, run.stderr).toBe(0);
  manifest = readManifest(kit);
}, 120_000);
afterAll(() => rmSync(root, { recursive: true, force: true, maxRetries: 3 }));

async function verify(folder: string): Promise<readonly PacketFault[]> {
  const run = await runCommand(['verify', folder, '--json']);
  const answer = JSON.parse(run.stdout) as { readonly ok: boolean; readonly faults: readonly PacketFault[] };
  expect(run.exit === 0).toBe(answer.ok);
  return answer.faults;
}

const exhibit = (id: string) => {
  const found = manifest.report.exhibits.find(({ evidenceId }) => evidenceId === id);
  if (!found) throw new Error(`no exhibit ${id}`);
  return found;
};
const pageOf = (id: string): number => exhibit(id).firstPage;
const indexPage = (): number => manifest.report.sections.find(({ kind }) => kind === 'index')?.firstPage ?? 0;
const total = (): number => manifest.report.packet.pages;
/** A link of the letter or the plan that is a citation. */
const citation = () => {
  const [found] = manifest.report.citations;
  if (!found) throw new Error('no citation');
  return found;
};
const findLink = (doc: PDFDocument, page: number, words: string): PDFDict | undefined =>
  listAnnotations(doc, page).find((link) =>
    (link.lookup(PDFName.of('Contents')) as PDFString | undefined)?.decodeText().startsWith(words),
  );
const rowOf = (doc: PDFDocument, id: string) => findLink(doc, indexPage(), `Exhibit ${exhibit(id).label},`);
const original = (id: string): string => {
  const found = manifest.originals.find(({ evidenceId }) => evidenceId === id);
  if (!found) throw new Error(`no original ${id}`);
  return found.file;
};

type InPacket = readonly [name: string, rule: string, change: (doc: PDFDocument) => void | Promise<void>];

const IN_PACKET: readonly InPacket[] = [
  [
    'a wrong number printed on a page of ours',
    'page-number',
    (doc) => changePrinted(doc, 2, `Page 2 of ${total()}`, `Page 3 of ${total()}`),
  ],
  [
    'a wrong number printed in a frame',
    'page-number',
    (doc) => changePrinted(doc, pageOf('metrics'), `Page ${pageOf('metrics')} of`, 'Page 9 of'),
  ],
  ['a dead link', 'link-dead', (doc) => void listAnnotations(doc, 1)[0]?.delete(PDFName.of('Dest'))],
  [
    'a citation that leads to another page',
    'citation',
    (doc) => leadTo(doc, listAnnotations(doc, citation().onPage)[0], total()),
  ],
  [
    'a citation that prints another page',
    'link-target',
    (doc) => changePrinted(doc, citation().onPage, `${citation().targetPage})`, '1)'),
  ],
  [
    'a citation without its link',
    'citation',
    (doc) => doc.getPage(citation().onPage - 1).node.delete(PDFName.of('Annots')) && undefined,
  ],
  [
    'a row of the index that leads to another exhibit, and says so',
    'index',
    (doc) => {
      const row = rowOf(doc, 'removal');
      leadTo(doc, row, pageOf('owner-id'));
      row?.set(PDFName.of('Contents'), PDFString.of(`Exhibit E, page ${pageOf('owner-id')}`));
    },
  ],
  [
    'a row of the index with a wrong page in print',
    'index',
    (doc) => changePrinted(doc, indexPage(), String(pageOf('electric-bill')), '12'),
  ],
  ['a link with a border', 'link-border', (doc) => void listAnnotations(doc, 1)[0]?.delete(PDFName.of('Border'))],
  [
    'a link that changes the zoom',
    'link-zoom',
    (doc) => listAnnotations(doc, 1)[0]?.lookup(PDFName.of('Dest'), PDFArray).set(4, doc.context.obj(2)),
  ],
  ['a bookmark to a wrong page', 'bookmark', (doc) => leadTo(doc, listTopBookmarks(doc).at(-2), 2)],
  [
    'a missing bookmark',
    'bookmark',
    (doc) => {
      const marks = listTopBookmarks(doc);
      const [before, gone] = [marks[4], marks[5]];
      const next = gone?.get(PDFName.of('Next'));
      if (next) before?.set(PDFName.of('Next'), next);
    },
  ],
  [
    'a font that is not in the file',
    'font',
    (doc) => {
      for (const [, object] of doc.context.enumerateIndirectObjects()) {
        if (object instanceof PDFDict) object.delete(PDFName.of('FontFile2'));
      }
    },
  ],
  ['a script in the list of names', 'active-content', (doc) => doc.addJavaScript('x', 'app.alert(1)')],
  [
    'a script at opening',
    'active-content',
    (doc) => doc.catalog.set(PDFName.of('OpenAction'), doc.context.obj({ S: 'JavaScript', JS: PDFString.of('x') })),
  ],
  [
    'a link that starts a program',
    'active-content',
    (doc) => listAnnotations(doc, 1)[0]?.set(PDFName.of('A'), doc.context.obj({ S: 'Launch', F: PDFString.of('x') })),
  ],
  ['an attached file', 'active-content', (doc) => doc.attach(Buffer.from('hidden'), 'hidden.txt')],
  [
    'a live form field',
    'active-content',
    (doc) =>
      doc
        .getForm()
        .createTextField('x')
        .addToPage(doc.getPage(pageOf('inv-veldrane') - 1)),
  ],
  [
    'metadata',
    'active-content',
    (doc) => doc.catalog.set(PDFName.of('Metadata'), doc.context.register(doc.context.stream('<x/>'))),
  ],
  ['a page that is gone', 'page-count', (doc) => doc.removePage(pageOf('inv-marrowby'))],
  [
    'a page that is there twice',
    'page-count',
    (doc) => {
      const tree = doc.catalog.lookup(PDFName.of('Pages'), PDFDict);
      tree.lookup(PDFName.of('Kids'), PDFArray).push(doc.getPage(total() - 1).ref);
      tree.set(PDFName.of('Count'), doc.context.obj(total() + 1));
    },
  ],
  [
    'two pages of a paper exchanged',
    'original',
    (doc) => exchangePages(doc, pageOf('inv-marrowby'), pageOf('inv-marrowby') + 1),
  ],
  [
    'other words on a page of evidence',
    'original',
    (doc) => {
      const [stream] = listStreams(doc, pageOf('inv-veldrane'));
      stream?.updateContents(stream.contents.subarray(0, -8));
    },
  ],
  [
    'another picture on a page of evidence',
    'original',
    (doc) => {
      const node = doc.getPage(pageOf('carton-photo') - 1).node;
      const picture = node.Resources()?.lookup(PDFName.of('XObject'), PDFDict).lookup(PDFName.of('Picture'));
      if (picture instanceof PDFRawStream) picture.updateContents(picture.contents.subarray(0, -3));
    },
  ],
  [
    'a page of evidence that is turned',
    'original',
    (doc) => doc.getPage(pageOf('inv-veldrane') - 1).setRotation(degrees(90)),
  ],
  [
    'a page of evidence that is cut',
    'original',
    (doc) => doc.getPage(pageOf('inv-veldrane') - 1).setCropBox(0, 300, 500, 400),
  ],
  ['a comment on a page of evidence', 'original', (doc) => addComment(doc, pageOf('inv-veldrane'))],
  ['a comment on a page of ours', 'annotation', (doc) => addComment(doc, 2)],
  [
    'a box drawn over a page of evidence',
    'original',
    (doc) =>
      doc
        .getPage(pageOf('inv-veldrane') - 1)
        .drawRectangle({ x: 60, y: 60, width: 200, height: 90, color: rgb(1, 1, 1) }),
  ],
  ['no title', 'title', (doc) => doc.setTitle('')],
  ['the name of an author', 'title', (doc) => doc.setAuthor('Somebody')],
  ['no language', 'language', (doc) => void doc.catalog.delete(PDFName.of('Lang'))],
  ['no bookmarks at opening', 'opening-view', (doc) => void doc.catalog.delete(PDFName.of('PageMode'))],
  [
    'a second numbering',
    'page-labels',
    (doc) => doc.catalog.set(PDFName.of('PageLabels'), doc.context.obj({ Nums: [] })),
  ],
];

function addComment(doc: PDFDocument, pageNumber: number): void {
  const note = doc.context.obj({
    Type: 'Annot',
    Subtype: 'FreeText',
    Rect: [50, 50, 90, 90],
    Contents: PDFString.of('!'),
  });
  doc.getPage(pageNumber - 1).node.addAnnot(doc.context.register(note));
}

type InKit = readonly [name: string, rule: string, plant: (kit: SpoiltKit) => void | Promise<void>];

const IN_KIT: readonly InKit[] = [
  [
    'an original that changed',
    'hash',
    ({ path }) =>
      writeFileSync(
        path(original('inv-veldrane')),
        Buffer.concat([readFileSync(path(original('inv-veldrane'))), Buffer.from('\n')]),
      ),
  ],
  [
    'another paper in the place of an original',
    'original',
    ({ path, reseal }) => {
      cpSync(path(original('electric-bill')), path(original('inv-veldrane')));
      reseal();
    },
  ],
  [
    'a changed hash of an original',
    'manifest',
    ({ changeManifest }) =>
      changeManifest((old) => ({
        ...old,
        originals: old.originals.map((item) => ({ ...item, sha256: '0'.repeat(64) })),
      })),
  ],
  ['a changed paste text', 'hash', ({ path }) => writeFileSync(path('paste/root-cause.txt'), 'We know nothing.\n')],
  [
    'a paste text that names a wrong page',
    'paste',
    ({ path, reseal }) => {
      const text = readFileSync(path('paste/root-cause.txt'), 'utf8');
      writeFileSync(path('paste/root-cause.txt'), text.replace(/\(p\. \d+\)/, '(p. 2)'));
      reseal();
    },
  ],
  ['a file that nobody listed', 'file-unknown', ({ path }) => writeFileSync(path('originals/notes.txt'), 'x')],
  ['a file that is gone', 'file-missing', ({ path }) => unlinkSync(path('paste/cover-letter.txt'))],
  [
    'a manifest with other sections',
    'manifest',
    ({ changeManifest }) =>
      changeManifest((old) => ({ ...old, report: { ...old.report, sections: old.report.sections.slice(1) } })),
  ],
  [
    'a manifest with other pages of an exhibit',
    'index',
    ({ changeManifest }) =>
      changeManifest((old) => ({
        ...old,
        report: {
          ...old.report,
          exhibits: old.report.exhibits.map((item) => ({ ...item, lastPage: item.lastPage + 1 })),
        },
      })),
  ],
  [
    'a packet with a password',
    'encryption',
    async ({ path, reseal }) => {
      const bytes = readFileSync(path('packet.pdf'));
      writeFileSync(path('packet.pdf'), await runQpdf(bytes, ['--encrypt', '', 'owner', '256', '--']));
      reseal();
    },
  ],
  [
    'a packet that was cut off',
    'structure',
    ({ path, reseal }) => {
      const bytes = readFileSync(path('packet.pdf'));
      writeFileSync(path('packet.pdf'), bytes.subarray(0, bytes.length - 4000));
      reseal();
    },
  ],
  [
    'one byte of the packet changed',
    'hash',
    ({ path }) => {
      const bytes = readFileSync(path('packet.pdf'));
      bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
      writeFileSync(path('packet.pdf'), bytes);
    },
  ],
];

describe('headless verify', { timeout: 60_000 }, () => {
  it('finds nothing in the kit as it was written, nor when another program saved its packet again', async () => {
    expect(await verify(kit)).toEqual([]);
    const saved = spoilKit(kit);
    await saved.changePacket(() => {});
    saved.reseal();
    expect(await verify(saved.folder)).toEqual([]);
  });

  it.each(IN_PACKET)('names %s: [%s], though all hashes agree', async (_name, rule, change) => {
    const spoilt = spoilKit(kit);
    await spoilt.changePacket(change);
    spoilt.reseal();
    const rules = (await verify(spoilt.folder)).map((found) => found.rule);
    expect(rules).toContain(rule);
    // The hashes were sealed again: none of them is what told.
    expect(rules).not.toContain('hash');
  });

  it.each(IN_KIT)('names %s: [%s]', async (_name, rule, plant) => {
    const spoilt = spoilKit(kit);
    await plant(spoilt);
    expect((await verify(spoilt.folder)).map((found) => found.rule)).toContain(rule);
  });
});
