import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFRawStream, PDFRef } from 'pdf-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import { verifyPacket, type PacketExpectation } from '../../../../electron/pdf/verify-packet.ts';
import { makeLinkedPages } from '../../../fixtures/odd-papers/linked-papers.ts';
import { makeGreyJpeg } from '../../../fixtures/odd-papers/jpeg-papers.ts';
import { makeRotatedPages } from '../../../fixtures/odd-papers/page-geometry-papers.ts';
import { createRawPdf } from '../../../fixtures/odd-papers/raw-pdf.ts';
import { runQpdf } from '../../../fixtures/odd-papers/qpdf.ts';
import { makePacket, type MadePacket } from '../../../support/a-packet.ts';

/**
 * Every fault here is planted into a good packet with another tool (pdf-lib, qpdf), and has to come out by its name.
 */

let packet: MadePacket;
let expected: PacketExpectation;

beforeAll(async () => {
  packet = await makePacket([
    { file: 'rotated.pdf', bytes: makeRotatedPages(), frame: true },
    { file: 'linked.pdf', bytes: makeLinkedPages(), pages: [1, 2, 3] },
    { file: 'photo.jpg', bytes: await makeGreyJpeg(), frame: true },
  ]);
  expected = { ...packet.written, plan: packet.plan };
});

/** Saves the packet again after a change. */
async function tamper(change: (doc: PDFDocument) => void, useObjectStreams = true): Promise<Uint8Array> {
  const doc = await PDFDocument.load(packet.bytes, { updateMetadata: false });
  change(doc);
  return doc.save({ useObjectStreams, addDefaultPage: false, updateFieldAppearances: false });
}

async function findRules(change: (doc: PDFDocument) => void): Promise<readonly string[]> {
  return [...new Set(verifyPacket(await tamper(change), expected).map(({ rule }) => rule))];
}

function annotations(doc: PDFDocument, pageIndex: number): readonly PDFDict[] {
  const list = doc.getPage(pageIndex).node.Annots();
  return Array.from({ length: list?.size() ?? 0 }, (_, index) => list?.lookup(index, PDFDict)).filter(
    (annotation) => annotation !== undefined,
  );
}

const exhibit = (index: number) => {
  const found = packet.written.report.exhibits[index];
  if (!found) throw new Error('no such exhibit');
  return found;
};

describe('verifyPacket', () => {
  it('finds nothing wrong with a good packet, with and without knowing what it should be', () => {
    expect(verifyPacket(packet.bytes, expected)).toEqual([]);
    expect(verifyPacket(packet.bytes)).toEqual([]);
  });

  it.each([true, false])(
    'reads packets that other tools saved again (object streams: %s)',
    async (useObjectStreams) => {
      const saved = await tamper(() => {}, useObjectStreams);
      expect(verifyPacket(saved, expected)).toEqual([]);
    },
  );

  it('reads packets that qpdf rewrote, linearized them, or updated in place', async () => {
    expect(verifyPacket(await runQpdf(packet.bytes, ['--object-streams=disable']))).toEqual([]);
    expect(verifyPacket(await runQpdf(packet.bytes, ['--linearize']))).toEqual([]);
  });

  it('wants a link for each citation, also where another citation of the page leads to the same place', async () => {
    const twice = packet.written.report.citations[0];
    if (!twice) throw new Error('no citation');
    const report = { ...packet.written.report, citations: [...packet.written.report.citations, twice] };
    const faults = verifyPacket(packet.bytes, { ...expected, report });
    expect(faults.map(({ rule, page }) => [rule, page])).toEqual([['citation', twice.onPage]]);
  });

  it('names a chain of bookmarks that ends too early, without knowing what it should be', async () => {
    const tampered = await tamper((doc) => {
      const outlines = doc.catalog.lookup(PDFName.of('Outlines'), PDFDict);
      outlines.lookup(PDFName.of('First'), PDFDict).delete(PDFName.of('Next'));
    });
    expect(verifyPacket(tampered).map(({ message }) => message)).toContain(
      'The chain of bookmarks is broken: some are missing.',
    );
  });

  it('names the page of a citation whose link leads elsewhere', async () => {
    const tampered = await tamper((doc) => {
      annotations(doc, 0)[0]
        ?.lookup(PDFName.of('Dest'), PDFArray)
        .set(0, doc.getPage(exhibit(2).firstPage - 1).ref);
    });
    const faults = verifyPacket(tampered, expected);
    expect(faults.map(({ rule, page }) => [rule, page])).toContainEqual(['link-target', 1]);
    expect(faults.map(({ rule, page }) => [rule, page])).toContainEqual(['citation', 1]);
    // Seen without the report too: the link says in words where it should lead.
    expect(verifyPacket(tampered).map(({ rule, page }) => [rule, page])).toContainEqual(['link-target', 1]);
  });

  it('compares the printed page number of a citation with where its link leads', async () => {
    const tampered = await tamper((doc) => {
      const [link] = annotations(doc, 0);
      link?.lookup(PDFName.of('Dest'), PDFArray).set(0, doc.getPage(exhibit(2).firstPage - 1).ref);
      link?.set(PDFName.of('Contents'), PDFHexString.fromText(`Exhibit A, page ${exhibit(2).firstPage}`));
    });
    const messages = verifyPacket(tampered).map(({ message }) => message);
    expect(messages.some((message) => message.includes('(p.'))).toBe(true);
  });

  it('names a citation without a link', async () => {
    expect(await findRules((doc) => doc.getPage(0).node.delete(PDFName.of('Annots')))).toContain('citation');
  });

  it('names links that lead nowhere, change the zoom, or show a border', async () => {
    expect(await findRules((doc) => annotations(doc, 0)[0]?.delete(PDFName.of('Dest')))).toContain('link-dead');
    expect(
      await findRules((doc) => annotations(doc, 0)[0]?.lookup(PDFName.of('Dest'), PDFArray).set(4, doc.context.obj(2))),
    ).toContain('link-zoom');
    expect(await findRules((doc) => annotations(doc, 0)[0]?.delete(PDFName.of('Border')))).toContain('link-border');
  });

  it('names a link of the evidence that leads out of its exhibit', async () => {
    const rules = await findRules((doc) => {
      const [link] = annotations(doc, exhibit(1).firstPage - 1);
      link?.lookup(PDFName.of('Dest'), PDFArray).set(0, doc.getPage(0).ref);
    });
    expect(rules).toContain('link-target');
  });

  it('names the page whose content stream changed by one byte', async () => {
    const page = exhibit(0).firstPage + 1;
    const tampered = await tamper((doc) => {
      const contents = doc.getPage(page - 1).node.Contents();
      const stream = contents instanceof PDFArray ? contents.lookup(1) : contents;
      if (!(stream instanceof PDFRawStream)) throw new Error('no stream');
      const changed = stream.contents.slice();
      changed[40] = (changed[40] ?? 0) ^ 1;
      stream.updateContents(changed);
    });
    expect(verifyPacket(tampered, expected)).toMatchObject([{ rule: 'hash', page }]);
  });

  it('names the page whose picture changed', async () => {
    const page = exhibit(2).firstPage;
    const tampered = await tamper((doc) => {
      const picture = doc
        .getPage(page - 1)
        .node.Resources()
        ?.lookup(PDFName.of('XObject'), PDFDict)
        .lookup(PDFName.of('Picture'));
      if (!(picture instanceof PDFRawStream)) throw new Error('no picture');
      picture.updateContents(picture.contents.subarray(0, -3));
    });
    expect(verifyPacket(tampered, expected)).toMatchObject([{ rule: 'hash', page }]);
  });

  it('counts the pages, and sees every number behind a missing one', async () => {
    const tampered = await tamper((doc) => doc.removePage(exhibit(0).firstPage - 1));
    const faults = verifyPacket(tampered, expected);
    expect(faults.map(({ rule }) => rule)).toContain('page-count');
    expect(faults.filter(({ rule }) => rule === 'page-number').length).toBeGreaterThan(3);
    expect(verifyPacket(tampered).map(({ rule }) => rule)).toContain('page-number');
  });

  it('names pages that show the wrong number, or none', async () => {
    const tampered = await tamper((doc) => {
      const [second, third] = [doc.getPage(1).node, doc.getPage(2).node];
      const contents = second.get(PDFName.of('Contents'));
      second.set(PDFName.of('Contents'), third.get(PDFName.of('Contents')) as PDFRef);
      third.set(PDFName.of('Contents'), contents as PDFRef);
      doc.getPage(exhibit(0).firstPage - 1).node.set(PDFName.of('Contents'), doc.context.obj([]));
    });
    const numbers = verifyPacket(tampered, expected).filter(({ rule }) => rule === 'page-number');
    expect(numbers.map(({ page }) => page)).toEqual([2, 3, exhibit(0).firstPage]);
  });

  it('names bookmarks that lead elsewhere or are missing', async () => {
    const findFirst = (doc: PDFDocument): PDFDict =>
      doc.catalog.lookup(PDFName.of('Outlines'), PDFDict).lookup(PDFName.of('First'), PDFDict);
    const wrong = await tamper((doc) => findFirst(doc).lookup(PDFName.of('Dest'), PDFArray).set(0, doc.getPage(4).ref));
    expect(verifyPacket(wrong)).toMatchObject([{ rule: 'bookmark', page: 5 }]);
    const missing = await tamper((doc) => {
      const outlines = doc.catalog.lookup(PDFName.of('Outlines'), PDFDict);
      outlines.set(PDFName.of('First'), findFirst(doc).get(PDFName.of('Next')) as PDFRef);
    });
    expect(verifyPacket(missing, expected).map(({ rule }) => rule)).toContain('bookmark');
    expect(await findRules((doc) => doc.catalog.delete(PDFName.of('Outlines')))).toContain('bookmark');
  });

  it.each([
    ['a script at opening', (doc: PDFDocument) => doc.addJavaScript('x', 'app.alert(1)')],
    ['a trigger on a page', (doc: PDFDocument) => doc.getPage(6).node.set(PDFName.of('AA'), doc.context.obj({}))],
    [
      'a web link',
      (doc: PDFDocument) => annotations(doc, 0)[0]?.set(PDFName.of('A'), doc.context.obj({ S: 'URI', URI: 'x' })),
    ],
    ['a form', (doc: PDFDocument) => doc.catalog.set(PDFName.of('AcroForm'), doc.context.obj({ Fields: [] }))],
    [
      'metadata',
      (doc: PDFDocument) => doc.catalog.set(PDFName.of('Metadata'), doc.context.register(doc.context.stream('x'))),
    ],
    ['a program start nobody refers to', (doc: PDFDocument) => doc.context.register(doc.context.obj({ S: 'Launch' }))],
  ])('names %s', async (_, change) => {
    expect(await findRules(change)).toContain('active-content');
  });

  it('takes no fright at a font or a picture with the name of a trigger', async () => {
    const rules = await findRules((doc) => {
      const fonts = doc.context.obj({ AA: doc.context.obj({ Type: 'Font' }), JS: doc.context.obj({}) });
      doc.getPage(exhibit(1).firstPage - 1).node.set(PDFName.of('Resources'), doc.context.obj({ Font: fonts }));
    });
    expect(rules).not.toContain('active-content');
    const behindReference = await findRules((doc) => {
      const fonts = doc.context.register(doc.context.obj({ AA: doc.context.obj({ Type: 'Font' }) }));
      doc.getPage(exhibit(1).firstPage - 1).node.set(PDFName.of('Resources'), doc.context.obj({ Font: fonts }));
    });
    expect(behindReference).not.toContain('active-content');
  });

  it('names an attached file', async () => {
    const doc = await PDFDocument.load(packet.bytes, { updateMetadata: false });
    await doc.attach(Buffer.from('hidden'), 'hidden.txt');
    const faults = verifyPacket(await doc.save(), expected);
    expect(faults.map(({ rule }) => rule)).toContain('active-content');
  });

  it('names a page that hangs in no list of pages', async () => {
    const faults = verifyPacket(
      await tamper((doc) => void doc.context.register(doc.context.obj({ Type: 'Page' }))),
      expected,
    );
    expect(faults).toMatchObject([{ rule: 'structure' }]);
  });

  it('names references to objects that are missing', async () => {
    const faults = verifyPacket(
      await tamper((doc) => doc.getPage(0).node.set(PDFName.of('Group'), PDFRef.of(99_999))),
      expected,
    );
    expect(faults).toMatchObject([{ rule: 'structure' }]);
  });

  it('names fonts that are not in the packet', async () => {
    const rules = await findRules((doc) => {
      for (const [, object] of doc.context.enumerateIndirectObjects()) {
        if (object instanceof PDFDict) object.delete(PDFName.of('FontFile2'));
      }
    });
    expect(rules).toContain('font');
  });

  it('names what changes how the packet opens', async () => {
    expect(await findRules((doc) => doc.catalog.delete(PDFName.of('PageMode')))).toEqual(['opening-view']);
    expect(await findRules((doc) => doc.catalog.delete(PDFName.of('OpenAction')))).toEqual(['opening-view']);
    expect(await findRules((doc) => doc.catalog.delete(PDFName.of('ViewerPreferences')))).toEqual(['opening-view']);
    expect(await findRules((doc) => doc.catalog.delete(PDFName.of('Lang')))).toEqual(['language']);
    expect(await findRules((doc) => doc.setTitle('Another'))).toEqual(['title']);
    expect(await findRules((doc) => doc.setAuthor('Somebody'))).toEqual(['title']);
    expect(await findRules((doc) => doc.catalog.set(PDFName.of('PageLabels'), doc.context.obj({ Nums: [] })))).toEqual([
      'page-labels',
    ]);
  });

  it('names encryption', async () => {
    const encrypted = await runQpdf(packet.bytes, ['--encrypt', '', 'owner', '256', '--']);
    expect(verifyPacket(encrypted).map(({ rule }) => rule)).toContain('encryption');
  });

  it('compares the whole file with the hash in the report', () => {
    const { report, pages } = packet.written;
    const promised = { file: 'packet.pdf', pages, bytes: packet.bytes.length, sha256: '0'.repeat(64) };
    expect(verifyPacket(packet.bytes, { report: { ...report, packet: promised } })).toMatchObject([{ rule: 'hash' }]);
  });

  it('is done in seconds with a page of thousands of drawings that share what they draw with', async () => {
    const pdf = createRawPdf();
    const tree = pdf.reserve();
    const fonts = Array.from({ length: 60 }, () => pdf.put('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'));
    const shared = pdf.put(`<< /Font << ${fonts.map((font, index) => `/F${index} ${font} 0 R`).join(' ')} >> >>`);
    const forms = Array.from({ length: 3000 }, (_, index) =>
      pdf.putStream(`${index} 0 m`, `/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources ${shared} 0 R`),
    );
    const objects = `/XObject << ${forms.map((form, index) => `/X${index} ${form} 0 R`).join(' ')} >>`;
    const content = pdf.putStream('/X1 Do');
    const entries = `/MediaBox [0 0 99 99] /Contents ${content} 0 R /Resources << ${objects} >>`;
    const page = pdf.put(`<< /Type /Page /Parent ${tree} 0 R ${entries} >>`);
    pdf.put(`<< /Type /Pages /Kids [${page} 0 R] /Count 1 >>`, tree);
    const bytes = pdf.finish(pdf.put(`<< /Type /Catalog /Pages ${tree} 0 R >>`));
    const crowded = await makePacket([{ file: 'crowded.pdf', bytes, frame: true }]);
    const startedAt = performance.now();
    expect(verifyPacket(crowded.bytes, { ...crowded.written, plan: crowded.plan })).toEqual([]);
    expect(performance.now() - startedAt).toBeLessThan(4000);
  });

  it('answers with a fault, never with an exception, wherever the file is cut off or changed', () => {
    for (let part = 0; part < 40; part += 1) {
      const cut = packet.bytes.subarray(0, Math.floor((packet.bytes.length * part) / 40));
      expect(verifyPacket(cut, expected).length, `cut at ${part}/40`).toBeGreaterThan(0);
      const changed = packet.bytes.slice();
      changed.fill(0x41, cut.length, cut.length + 30);
      expect(verifyPacket(changed, expected).length, `changed at ${part}/40`).toBeGreaterThan(0);
    }
  });
});
