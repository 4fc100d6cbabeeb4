import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRawStream, PDFRef } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { createPageImporter, type ImportedPage } from '../../../../electron/pdf/import-pages.ts';
import { openPdf, type OpenedPdf } from '../../../../electron/pdf/open-pdf.ts';
import { makeActivePdf, makeLinkedPages, UNSELECTED_SECRET } from '../../../fixtures/odd-papers/linked-papers.ts';
import { createRawPdf, type RawPdf } from '../../../fixtures/odd-papers/raw-pdf.ts';
import { spellOut } from '../../../../shared/domain/said.ts';

async function open(bytes: Uint8Array): Promise<OpenedPdf> {
  const opening = await openPdf(bytes);
  if (!opening.ok) throw new Error(spellOut(opening.problem.reason));
  return opening.pdf;
}

type Imported = {
  readonly pages: readonly ImportedPage[];
  readonly doc: PDFDocument;
  readonly importer: ReturnType<typeof createPageImporter>;
  /** Everything that came along, as text. */
  readonly all: string;
};

async function importFrom(bytes: Uint8Array, pageNumbers: readonly number[]): Promise<Imported> {
  const doc = await PDFDocument.create({ updateMetadata: false });
  const parent = doc.context.nextRef();
  const importer = createPageImporter(await open(bytes), doc.context, parent);
  const pages = importer.importPages(pageNumbers);
  const all = doc.context
    .enumerateIndirectObjects()
    .map(([ref, object]) => {
      const data = object instanceof PDFRawStream ? Buffer.from(object.contents).toString('latin1') : '';
      return `${ref.tag} ${object instanceof PDFRawStream ? object.dict.toString() : object.toString()} ${data}`;
    })
    .join('\n');
  return { pages, doc, importer, all };
}

/** One page with whatever entries; `more` writes further objects first and gives them by name. */
function makePage(entries: (pdf: RawPdf) => string, catalogEntries: (pdf: RawPdf) => string = () => ''): Uint8Array {
  const pdf = createRawPdf();
  const tree = pdf.reserve();
  const content = pdf.putStream('0 0 10 10 re f');
  const own = entries(pdf);
  const page = pdf.put(`<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 200 300] /Contents ${content} 0 R ${own} >>`);
  pdf.put(`<< /Type /Pages /Kids [${page} 0 R] /Count 1 >>`, tree);
  return pdf.finish(pdf.put(`<< /Type /Catalog /Pages ${tree} 0 R ${catalogEntries(pdf)} >>`));
}

const annotationsOf = ({ leaf }: ImportedPage): readonly PDFDict[] => {
  const list = leaf.lookupMaybe(PDFName.of('Annots'), PDFArray);
  return Array.from({ length: list?.size() ?? 0 }, (_, index) => list?.lookup(index, PDFDict)).filter(
    (annotation) => annotation !== undefined,
  );
};

describe('importing pages', () => {
  it('brings exactly the wanted pages, and nothing of the others', async () => {
    const { doc, all, pages } = await importFrom(makeLinkedPages(), [1, 3]);
    const leaves = doc.context
      .enumerateIndirectObjects()
      .filter(([, object]) => object instanceof PDFDict && object.get(PDFName.of('Type')) === PDFName.of('Page'));
    expect(leaves.map(([ref]) => ref)).toEqual(pages.map(({ ref }) => ref));
    expect(all).not.toContain(UNSELECTED_SECRET);
  });

  it('leads links between wanted pages to their copies, with explicit destinations', async () => {
    const { pages } = await importFrom(makeLinkedPages(), [1, 2, 3]);
    const targets = annotationsOf(pages[0] as ImportedPage).map((link) => link.lookup(PDFName.of('Dest'), PDFArray));
    expect(targets.map((target) => target.get(0))).toEqual([pages[1]?.ref, pages[2]?.ref, pages[1]?.ref]);
    expect(targets[1]?.toString()).toContain('/XYZ 0 600 null');
  });

  it('gives each call pages of its own that share what they draw', async () => {
    const doc = await PDFDocument.create();
    const importer = createPageImporter(await open(makeLinkedPages()), doc.context, doc.context.nextRef());
    const [first] = importer.importPages([1, 2]);
    const [again] = importer.importPages([1]);
    expect(again?.ref).not.toBe(first?.ref);
    expect(again?.leaf.get(PDFName.of('Contents'))).toBe(first?.leaf.get(PDFName.of('Contents')));
    // The second time page 2 isn't wanted, so its link goes.
    expect(annotationsOf(first as ImportedPage)).toHaveLength(2);
    expect(annotationsOf(again as ImportedPage)).toHaveLength(0);
  });

  it('shares stream data with the source', async () => {
    const bytes = makeLinkedPages();
    const { doc, pages } = await importFrom(bytes, [1]);
    const stream = doc.context.lookup(pages[0]?.leaf.get(PDFName.of('Contents')));
    expect(stream instanceof PDFRawStream && stream.contents.buffer === bytes.buffer).toBe(true);
  });

  it('leaves every action behind, and links that only had one', async () => {
    const { pages, all } = await importFrom(makeActivePdf(), [1]);
    expect(annotationsOf(pages[0] as ImportedPage)).toEqual([]);
    expect(all).not.toMatch(/Launch|JavaScript|SubmitForm|GoToR|URI|FileAttachment|\/AA/);
  });

  it('keeps the visible border of a link that loses its target, as a picture', async () => {
    const bytes = makePage(
      () =>
        '/Annots [<< /Type /Annot /Subtype /Link /Rect [10 20 60 40] /C [1 0 0] /Border [0 0 1] /A << /S /URI /URI (x) >> >>]',
    );
    const [page] = (await importFrom(bytes, [1])).pages;
    const [stamp] = annotationsOf(page as ImportedPage);
    expect(stamp?.get(PDFName.of('Subtype'))).toBe(PDFName.of('Stamp'));
    const look = stamp?.lookup(PDFName.of('AP'), PDFDict).lookup(PDFName.of('N'));
    expect(look instanceof PDFRawStream && Buffer.from(look.contents).toString()).toBe(
      '1 0 0 RG 1 w 0.5 0.5 49 19 re S',
    );
  });

  it('gives no frame to a link that says nothing of a border, and prints none that was for the screen', async () => {
    const link = (border: string) =>
      makePage(
        () => `/Annots [<< /Type /Annot /Subtype /Link /Rect [10 20 60 40] ${border} /A << /S /URI /URI (x) >> >>]`,
      );
    expect(annotationsOf((await importFrom(link(''), [1])).pages[0] as ImportedPage)).toEqual([]);
    const flagsOf = async (entries: string) =>
      annotationsOf((await importFrom(link(entries), [1])).pages[0] as ImportedPage)[0]
        ?.get(PDFName.of('F'))
        ?.toString();
    expect(await flagsOf('/BS << /W 2 >>')).toBe('192');
    expect(await flagsOf('/BS << /W 2 >> /F 4')).toBe('196');
  });

  it('keeps a field on top of the mark that it stands on', async () => {
    const bytes = makePage(
      (pdf) => {
        const look = pdf.putStream('BT (Paid) Tj ET', '/Subtype /Form /BBox [0 0 9 9]');
        const mark = '<< /Type /Annot /Subtype /Square /Rect [0 0 50 50] /IC [0 0 0] >>';
        const field = (rect: string) =>
          `<< /Subtype /Widget /FT /Tx /V (Paid) /Rect [${rect}] /AP << /N ${look} 0 R >> >>`;
        return `/Annots [${mark} ${field('10 10 40 40')} ${field('60 60 90 90')}]`;
      },
      () => '/AcroForm << /Fields [] >>',
    );
    const [page] = (await importFrom(bytes, [1])).pages;
    const kinds = annotationsOf(page as ImportedPage).map((annotation) =>
      annotation.get(PDFName.of('Subtype'))?.toString(),
    );
    expect(kinds).toEqual(['/Square', '/Stamp']);
    expect(
      page?.leaf.lookup(PDFName.of('Resources'), PDFDict).lookup(PDFName.of('XObject'), PDFDict).keys(),
    ).toHaveLength(1);
  });

  it('keeps comments and marks with what they say and how they look, without replies, pop-ups and dates', async () => {
    const bytes = makePage((pdf) => {
      const look = pdf.putStream('1 1 0 rg 0 0 9 9 re f', '/Type /XObject /Subtype /Form /BBox [0 0 9 9]');
      const popup = pdf.put('<< /Type /Annot /Subtype /Popup /Rect [0 0 9 9] /Open true >>');
      const mark = pdf.put(
        `<< /Type /Annot /Subtype /Highlight /Rect [0 0 9 9] /QuadPoints [0 9 9 9 0 0 9 0] /Contents (Look here) /T (Dana) ` +
          `/AP << /N ${look} 0 R /R ${popup} 0 R >> /Popup ${popup} 0 R /M (D:20260101) /NM (id) /A << /S /URI /URI (x) >> >>`,
      );
      return `/Annots [${mark} 0 R ${popup} 0 R]`;
    });
    const { pages, all } = await importFrom(bytes, [1]);
    expect(annotationsOf(pages[0] as ImportedPage)).toHaveLength(1);
    expect(all).toContain('(Look here)');
    expect(all).toContain('1 1 0 rg');
    expect(all).not.toMatch(/Popup|D:20260101|URI|\/NM/);
  });

  it('keeps only the look of kinds that may not stay, and nothing of hidden ones', async () => {
    const bytes = makePage((pdf) => {
      const look = pdf.putStream('0 g', '/Type /XObject /Subtype /Form /BBox [0 0 9 9]');
      const film = `<< /Type /Annot /Subtype /Screen /Rect [0 0 9 9] /AP << /N ${look} 0 R >> /A << /S /Rendition >> >>`;
      const hidden = `<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /F 2 /Contents (secret note) >>`;
      return `/Annots [${film} ${hidden}]`;
    });
    const { pages, all } = await importFrom(bytes, [1]);
    const kinds = annotationsOf(pages[0] as ImportedPage).map((annotation) => annotation.get(PDFName.of('Subtype')));
    expect(kinds).toEqual([PDFName.of('Stamp')]);
    expect(all).not.toMatch(/Rendition|secret note|Screen/);
  });

  it('leaves metadata, private data, structure and actions behind wherever they hang', async () => {
    const bytes = makePage((pdf) => {
      const xmp = pdf.putStream('<exif:GPSLatitude>48,8.2N</exif:GPSLatitude>', '/Type /Metadata /Subtype /XML');
      const image = pdf.putStream(
        '\0',
        `/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Metadata ${xmp} 0 R ` +
          '/StructParent 4 /OPI << /2.0 << /F (server-path) >> >> /F (other-file.dat)',
      );
      const script = pdf.put('<< /S /JavaScript /JS (app.alert\\(1\\)) >>');
      return (
        `/Resources << /XObject << /Im ${image} 0 R >> /Properties << /MC0 << /Metadata ${xmp} 0 R /Script ${script} 0 R >> >> >> ` +
        `/StructParents 0 /Tabs /S /PieceInfo << /Editor << /Private (draft) >> >> /Metadata ${xmp} 0 R /Thumb ${image} 0 R ` +
        `/AF [${xmp} 0 R] /B [] /LastModified (D:2026)`
      );
    });
    const { all } = await importFrom(bytes, [1]);
    expect(all).not.toMatch(
      /GPS|server-path|other-file|Metadata|StructParent|PieceInfo|draft|app\.alert|Thumb|\/AF|\/Tabs|LastModified/,
    );
    expect(all).toContain('/Im ');
  });

  it('keeps resources whatever they are called', async () => {
    const names = ['AA', 'JS', 'AF', 'Metadata', 'Ref', 'S', 'OPI', 'ID'];
    const bytes = makePage((pdf) => {
      const font = pdf.put('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>');
      const fonts = pdf.put(`<< ${names.map((name) => `/${name} ${font} 0 R`).join(' ')} >>`);
      const states = names.map((name) => `/${name} << /CA 0.5 >>`).join(' ');
      return `/Resources << /Font ${fonts} 0 R /ExtGState << ${states} >> >>`;
    });
    const { pages, doc } = await importFrom(bytes, [1]);
    const resources = doc.context.lookup(pages[0]?.leaf.get(PDFName.of('Resources')), PDFDict);
    const keys = (key: string) =>
      resources
        .lookup(PDFName.of(key), PDFDict)
        .keys()
        .map((name) => name.decodeText());
    expect(keys('Font')).toEqual(names);
    expect(keys('ExtGState')).toEqual(names);
  });

  it('does not follow a way out of the page: parents, other pages, templates, the catalog', async () => {
    const bytes = makePage(
      (pdf) => {
        const lost = pdf.put('<< /Type /Page /MediaBox [0 0 9 9] /Secret (template) >>');
        return `/Resources << /Properties << /A << /Way ${lost} 0 R /Up 1 0 R >> >> >> /Parent 1 0 R`;
      },
      () => '/Secret (catalog)',
    );
    const { all, pages } = await importFrom(bytes, [1]);
    expect(all).not.toMatch(/template|catalog/);
    expect(pages[0]?.leaf.get(PDFName.of('Parent'))).toBeInstanceOf(PDFRef);
  });

  it('survives resources that contain themselves and deep nesting', async () => {
    const bytes = makePage((pdf) => {
      const form = pdf.reserve();
      pdf.putStream(
        '/Fm Do',
        `/Type /XObject /Subtype /Form /BBox [0 0 1 1] /Resources << /XObject << /Fm ${form} 0 R >> >>`,
        form,
      );
      return `/Resources << /XObject << /Fm ${form} 0 R >> >>`;
    });
    expect((await importFrom(bytes, [1])).pages).toHaveLength(1);
    const deep = makePage(() => `/Group ${'[ '.repeat(150)}${'] '.repeat(150)}`);
    expect((await importFrom(deep, [1])).pages).toHaveLength(1);
    const tooDeep = makePage(() => `/Group ${'[ '.repeat(400)}${'] '.repeat(400)}`);
    await expect(importFrom(tooDeep, [1])).rejects.toThrow('nested');
  });

  it('lists references that lead nowhere', async () => {
    const { importer } = await importFrom(
      makePage(() => '/Resources << /Font << /F1 77 0 R >> >>'),
      [1],
    );
    expect(importer.listMissing()).toEqual([PDFRef.of(77)]);
  });

  it('tells hidden layers from shown ones, by base state, lists and usage', async () => {
    let list: readonly string[] = [];
    const bytes = makePage(
      (pdf) => {
        const usage = '/Usage << /View << /ViewState /OFF >> /CreatorInfo << /Creator (Dana) >> >>';
        list = ['A', 'B', 'C'].map(
          (name) => `${pdf.put(`<< /Type /OCG /Name (${name}) ${name === 'C' ? usage : ''} >>`)} 0 R`,
        );
        return `/Resources << /Properties << /A ${list[0]} /B ${list[1]} /C ${list[2]} >> >>`;
      },
      () =>
        `/OCProperties << /OCGs [${list.join(' ')}] /D << /BaseState /OFF /ON [${list[0]} ${list[2]}] ` +
        `/AS [<< /Event /View /OCGs [${list[2]}] /Category [/View] >>] >> >>`,
    );
    const { importer, all } = await importFrom(bytes, [1]);
    expect(importer.listLayers().map(({ isHidden }) => isHidden)).toEqual([false, true, true]);
    expect(all).not.toContain('Dana');
  });

  it('hands over the value of a field that has no picture, and paints the pictures of the others', async () => {
    const bytes = makePage(
      (pdf) => {
        const look = pdf.putStream('BT (Paid) Tj ET', '/Subtype /Form /BBox [0 0 50 20] /Matrix [1 0 0 1 5 5]');
        const kept = pdf.put(`<< /Subtype /Widget /FT /Tx /V (Paid) /Rect [10 10 110 50] /AP << /N ${look} 0 R >> >>`);
        const parent = pdf.put('<< /FT /Tx /V (\u00fcber 120) /DA (/Helv 9 Tf) /Q 2 >>');
        const bare = pdf.put(
          `<< /Subtype /Widget /Parent ${parent} 0 R /Rect [10 60 110 80] /MK << /R 90 /BC [0] >> >>`,
        );
        return `/Annots [${kept} 0 R ${bare} 0 R]`;
      },
      () => '/AcroForm << /Fields [] >>',
    );
    const { pages, all } = await importFrom(bytes, [1]);
    const [page] = pages;
    expect(page?.fieldTexts).toEqual([
      {
        rect: [10, 60, 110, 80],
        text: '\u00fcber 120',
        fontSize: 9,
        isMultiline: false,
        align: 'right',
        rotate: 90,
        hasBorder: true,
      },
    ]);
    expect(annotationsOf(page as ImportedPage)).toEqual([]);
    expect(all).toContain('2 0 0 2 0 0 cm /Field1 Do');
    expect(all).not.toMatch(/Widget|AcroForm/);
    expect(page?.leaf.get(PDFName.of('Contents'))).toBeInstanceOf(PDFArray);
  });
});
