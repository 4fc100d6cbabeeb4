import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { PDFRawStream } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { listContents } from '../../../../electron/pdf/import-pages.ts';
import { openPdf, type OpenedPdf } from '../../../../electron/pdf/open-pdf.ts';
import {
  USER_PASSWORD,
  makeOwnerEncryptedAes256,
  makeUserPasswordPdf,
} from '../../../fixtures/odd-papers/encrypted-papers.ts';
import { makeLinkedPages } from '../../../fixtures/odd-papers/linked-papers.ts';
import { addMarkedPages, LETTER_BOX } from '../../../fixtures/odd-papers/marked-pages.ts';
import { makePlainPages } from '../../../fixtures/odd-papers/page-geometry-papers.ts';
import { runQpdf } from '../../../fixtures/odd-papers/qpdf.ts';
import { createRawPdf } from '../../../fixtures/odd-papers/raw-pdf.ts';
import { spellOut } from '../../../../shared/domain/said.ts';

async function open(bytes: Uint8Array, password?: string): Promise<OpenedPdf> {
  const opening = await openPdf(bytes, password);
  if (!opening.ok) throw new Error(spellOut(opening.problem.reason));
  return opening.pdf;
}

async function findProblem(bytes: Uint8Array): Promise<string | undefined> {
  const opening = await openPdf(bytes);
  return opening.ok ? undefined : opening.problem.code;
}

function contentOf(pdf: OpenedPdf, pageNumber: number): string {
  const [content] = listContents(pdf.pages[pageNumber - 1]?.dict as never);
  const stream = pdf.context.lookup(content);
  return stream instanceof PDFRawStream ? Buffer.from(stream.contents).toString('latin1') : '';
}

/** Pages whose streams give their length through an object of its own, which stands behind them. */
function makeIndirectLengths(words: string): Uint8Array {
  const pdf = createRawPdf();
  const tree = pdf.reserve();
  const pages = [1, 2].map((number) => {
    const data = `BT /F1 12 Tf (${words} ${number}) Tj ET`;
    const length = pdf.reserve();
    const content = pdf.put(`<< /Length ${length} 0 R >>\nstream\n${data}\nendstream`);
    pdf.put(String(data.length), length);
    return pdf.put(`<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 612 792] /Contents ${content} 0 R >>`);
  });
  pdf.put(`<< /Type /Pages /Kids [${pages.map((page) => `${page} 0 R`).join(' ')}] /Count 2 >>`, tree);
  return pdf.finish(pdf.put(`<< /Type /Catalog /Pages ${tree} 0 R >>`));
}

describe('openPdf', () => {
  it('reads streams with an indirect length, whatever words stand in them', async () => {
    const pdf = await open(makeIndirectLengths('Mainstream endstreams and a stream\nof goods'));
    expect(pdf.pages).toHaveLength(2);
    expect(contentOf(pdf, 1)).toContain('of goods 1');
    expect(contentOf(pdf, 1)).not.toContain('endobj');
    expect(contentOf(pdf, 2)).toContain('of goods 2');
  });

  it('keeps a last byte that looks like a line end', async () => {
    const pdf = createRawPdf();
    const tree = pdf.reserve();
    const length = pdf.reserve();
    const content = pdf.put(`<< /Length ${length} 0 R >>\nstream\n0 0 m\r\nendstream`);
    pdf.put('6', length);
    const page = pdf.put(`<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 9 9] /Contents ${content} 0 R >>`);
    pdf.put(`<< /Type /Pages /Kids [${page} 0 R] /Count 1 >>`, tree);
    const bytes = pdf.finish(pdf.put(`<< /Type /Catalog /Pages ${tree} 0 R >>`));
    expect(contentOf(await open(bytes), 1)).toBe('0 0 m\r');
  });

  it('finds the end of streams whose length is wrong', async () => {
    const text = Buffer.from(makePlainPages('Wrong length', 2)).toString('latin1');
    const wrong = Buffer.from(text.replaceAll(/\/Length \d+/g, '/Length 7'), 'latin1');
    const pdf = await open(wrong);
    expect(pdf.pages).toHaveLength(2);
    expect(contentOf(pdf, 2)).toContain('Foot of Wrong length');
  });

  it('shares the stream data with the file instead of copying them', async () => {
    const bytes = makePlainPages('Shared', 1);
    const [content] = listContents((await open(bytes)).pages[0]?.dict as never);
    const stream = (await open(bytes)).context.lookup(content);
    expect(stream instanceof PDFRawStream && stream.contents.buffer === bytes.buffer).toBe(true);
  });

  it('opens what is encrypted with the empty password, and says so', async () => {
    const pdf = await open(await makeOwnerEncryptedAes256());
    expect(pdf.wasEncrypted).toBe(true);
    expect(pdf.pages).toHaveLength(2);
    expect((await open(makeLinkedPages())).wasEncrypted).toBe(false);
  });

  it('asks for a password, takes the right one and no other', async () => {
    const bytes = await makeUserPasswordPdf();
    expect(await findProblem(bytes)).toBe('password');
    expect((await open(bytes, USER_PASSWORD)).pages).toHaveLength(2);
    await expect(open(bytes, 'wrong')).rejects.toThrow('password');
  });

  it('knows what each page inherits and how it is shown', async () => {
    const pdf = createRawPdf();
    const [tree, inner] = [pdf.reserve(), pdf.reserve()];
    const page = pdf.put(`<< /Type /Page /Parent ${inner} 0 R /CropBox [500 700 100 100] >>`);
    pdf.put(`<< /Type /Pages /Kids [${page} 0 R] /Count 1 /Rotate -90 >>`, inner);
    pdf.put(`<< /Type /Pages /Kids [${inner} 0 R] /Count 1 /MediaBox [0 0 400 800] /Rotate 180 >>`, tree);
    const opened = await open(pdf.finish(pdf.put(`<< /Type /Catalog /Pages ${tree} 0 R >>`)));
    expect(opened.pages[0]).toMatchObject({
      mediaBox: [0, 0, 400, 800],
      visibleBox: [100, 100, 400, 700],
      rotate: 270,
    });
  });

  it.each([
    ['empty', new Uint8Array(), 'kind'],
    ['text', Buffer.from('Invoice 1043'), 'kind'],
    ['a header alone', Buffer.from('%PDF-1.7\n'), 'damaged'],
    ['a header and noise', Buffer.from(`%PDF-1.7\n${'1 0 obj << '.repeat(200)}`), 'damaged'],
  ])('refuses %s', async (_, bytes, code) => {
    expect(await findProblem(bytes)).toBe(code);
  });

  it('puts an object stream aside that grows to gigabytes, without growing itself', async () => {
    const data = deflateSync(Buffer.concat([Buffer.from('9 0 '), Buffer.alloc(300 * 1024 * 1024, 0x20)]));
    const pdf = createRawPdf();
    pdf.putStream(data, '/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode');
    const bytes = pdf.finish(pdf.put('<< /Type /Catalog /Pages 2 0 R >>'));
    const before = process.memoryUsage().rss;
    expect(await findProblem(bytes)).toBe('too-complex');
    expect(process.memoryUsage().rss - before).toBeLessThan(250 * 1024 * 1024);
  });

  it('puts files aside with more objects or pages than any paper has', async () => {
    const many = Buffer.from(
      `%PDF-1.7\n${Array.from({ length: 500_002 }, (_, n) => `${n + 1} 0 obj 1 endobj`).join('\n')}`,
    );
    expect(await findProblem(many)).toBe('too-complex');
    const pdf = createRawPdf();
    const tree = pdf.reserve();
    const page = pdf.put(`<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 9 9] >>`);
    pdf.put(`<< /Type /Pages /Kids [${`${page} 0 R `.repeat(2001)}] /Count 2001 >>`, tree);
    expect(await findProblem(pdf.finish(pdf.put(`<< /Type /Catalog /Pages ${tree} 0 R >>`)))).toBe('too-complex');
  }, 120_000);

  it.each([
    ['junk of digits', '1 2 3 4 '.repeat(60_000)],
    ['comments without end', '%'.repeat(400_000)],
    ['objects without end', '1 0 obj << /A '.repeat(30_000)],
    ['long white space between numbers', `1${' '.repeat(200_000)}0${' '.repeat(200_000)}obj`],
  ])('is done with %s in seconds', async (_, junk) => {
    const bytes = Buffer.concat([makePlainPages('Junk', 1), Buffer.from(junk)]);
    const startedAt = performance.now();
    await openPdf(bytes);
    expect(performance.now() - startedAt).toBeLessThan(8000);
  });

  it('answers, whatever bytes are changed or cut off', async () => {
    const originals = [
      makeLinkedPages(),
      await makeOwnerEncryptedAes256(),
      await runQpdf(makeLinkedPages(), ['--object-streams=generate']),
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.nat(originals.length - 1),
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 12 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        async (which, changes, part) => {
          const original = originals[which] ?? new Uint8Array();
          const bytes = original.slice(0, part < 0.5 ? original.length : Math.floor(original.length * part));
          for (const [at, value] of changes) bytes[at % bytes.length] = value;
          const opening = await openPdf(bytes);
          expect(opening.ok ? opening.pdf.pages.length > 0 : spellOut(opening.problem.reason).length > 0).toBe(true);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('counts pages by walking the tree, not by what /Count says', async () => {
    const pdf = createRawPdf();
    const { tree } = addMarkedPages(pdf, [
      { label: 'One', mediaBox: LETTER_BOX },
      { label: 'Two', mediaBox: LETTER_BOX },
    ]);
    const text = Buffer.from(pdf.finish(pdf.put(`<< /Type /Catalog /Pages ${tree} 0 R >>`))).toString('latin1');
    expect((await open(Buffer.from(text.replace('/Count 2', '/Count 9'), 'latin1'))).pages).toHaveLength(2);
  });
});
