import { deflateSync } from 'node:zlib';
import { createRawPdf, type RawPdf } from '../fixtures/odd-papers/raw-pdf.ts';

/** PDFs that are small and cost much, by what they do. */

const PAGE = '/Type /Page /MediaBox [0 0 612 792]';

/** A document of one page; `page` and `catalog` are further entries. */
function aDocument(pdf: RawPdf, page = '', catalog = ''): Uint8Array {
  const tree = pdf.reserve();
  const leaf = pdf.put(`<< ${PAGE} /Parent ${tree} 0 R ${page} >>`);
  pdf.put(`<< /Type /Pages /Kids [${leaf} 0 R] /Count 1 >>`, tree);
  return pdf.finish(pdf.put(`<< /Type /Catalog /Pages ${tree} 0 R ${catalog} >>`));
}

function withContents(data: Uint8Array, entries: string): Uint8Array {
  const pdf = createRawPdf();
  return aDocument(pdf, `/Contents ${pdf.putStream(data, entries)} 0 R`);
}

const deflateTimes = (data: Buffer, times: number): Buffer =>
  Array.from({ length: times }).reduce<Buffer>((packed) => deflateSync(packed, { level: 9 }), data);

const filters = (times: number): string => `/Filter [${'/FlateDecode '.repeat(times)}]`;

/** Object streams whose objects are listed and never shown. */
function withObjectStreams(count: number, sizeBytes: number): Uint8Array {
  const pdf = createRawPdf();
  const packed = deflateSync(Buffer.alloc(sizeBytes, '[0 0]'), { level: 9 });
  for (let index = 0; index < count; index += 1) {
    pdf.putStream(packed, '/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode');
  }
  return aDocument(pdf);
}

/** A form that draws `fan` others, each of which draws `fan` others, and so on: few objects, endless work. */
function withForms(depth: number, fan: number, isLoop: boolean): Uint8Array {
  const pdf = createRawPdf();
  const numbers = Array.from({ length: depth }, () => pdf.reserve());
  numbers.forEach((number, index) => {
    const next = numbers[index + 1] ?? (isLoop ? numbers[0] : undefined);
    const resources = next === undefined ? '' : `/Resources << /XObject << /F ${next} 0 R >> >>`;
    pdf.putStream('/F Do '.repeat(fan), `/Type /XObject /Subtype /Form /BBox [0 0 9 9] ${resources}`, number);
  });
  const contents = pdf.putStream('/F Do');
  return aDocument(pdf, `/Contents ${contents} 0 R /Resources << /XObject << /F ${numbers[0]} 0 R >> >>`);
}

/** A tiling pattern that is painted with itself. */
function withPatternLoop(): Uint8Array {
  const pdf = createRawPdf();
  const pattern = pdf.reserve();
  const resources = `/Resources << /Pattern << /P ${pattern} 0 R >> >>`;
  const paint = '/Pattern cs /P scn 0 0 9 9 re f';
  const box = '/BBox [0 0 9 9] /XStep 0.0001 /YStep 0.0001';
  pdf.putStream(paint, `/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 ${box} ${resources}`, pattern);
  return aDocument(pdf, `/Contents ${pdf.putStream(paint)} 0 R ${resources}`);
}

function withPageTree(tree: (pdf: RawPdf, root: number) => string): Uint8Array {
  const pdf = createRawPdf();
  const root = pdf.reserve();
  pdf.put(`<< /Type /Pages ${tree(pdf, root)} >>`, root);
  return pdf.finish(pdf.put(`<< /Type /Catalog /Pages ${root} 0 R >>`));
}

function withDeepTree(depth: number): Uint8Array {
  return withPageTree((pdf) => {
    let child = pdf.put(`<< ${PAGE} >>`);
    for (let level = 0; level < depth; level += 1) child = pdf.put(`<< /Type /Pages /Kids [${child} 0 R] /Count 1 >>`);
    return `/Kids [${child} 0 R] /Count 1`;
  });
}

const asText = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
const asBytes = (text: string): Uint8Array => Buffer.from(text, 'latin1');

/** The plain document, whose own table names another one before it. */
function withPrevious(previous: (text: string) => number): Uint8Array {
  const text = asText(aDocument(createRawPdf()));
  return asBytes(text.replace(/trailer\n<< /, `trailer\n<< /Prev ${previous(text)} `));
}

function withManyObjects(count: number): Uint8Array {
  const rows = Array.from({ length: count }, (_, index) => `${index + 10} 0 obj\n0\nendobj\n`);
  return asBytes(asText(aDocument(createRawPdf())).replace('xref\n', `${rows.join('')}xref\n`));
}

/** An object stream that lists itself and another one as its contents. */
function withNestedObjectStreams(): Uint8Array {
  const pdf = createRawPdf();
  const [inner, outer] = [pdf.reserve(), pdf.reserve()];
  const body = `${inner} 0 ${outer} 9 `;
  const entries = `/Type /ObjStm /N 2 /First ${body.length} /Extends ${outer} 0 R`;
  pdf.putStream(`${body}<< /Type /ObjStm /N 2 /First 4 /Length 99 >>`, entries, inner);
  pdf.putStream(
    `${body}<< /Type /ObjStm /N 2 /First 4 /Length 99 >>`,
    entries.replace(String(outer), String(inner)),
    outer,
  );
  return aDocument(pdf);
}

function withNames(count: number): Uint8Array {
  const names = Array.from({ length: count }, (_, index) => `(n${index}) [3 0 R /Fit]`);
  return aDocument(createRawPdf(), '', `/Names << /Dests << /Names [${names.join(' ')}] >> >>`);
}

function withNameTreeLoop(): Uint8Array {
  const pdf = createRawPdf();
  const node = pdf.reserve();
  pdf.put(`<< /Kids [${`${node} 0 R `.repeat(50)}] /Limits [(a) (z)] >>`, node);
  const link = '<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /Dest (m) >>';
  return aDocument(pdf, `/Annots [${link.repeat(50)}]`, `/Names << /Dests ${node} 0 R >>`);
}

function withOutlineLoop(): Uint8Array {
  const pdf = createRawPdf();
  const item = pdf.reserve();
  pdf.put(`<< /Title (x) /First ${item} 0 R /Next ${item} 0 R /Parent ${item} 0 R >>`, item);
  return aDocument(pdf, '', `/Outlines << /First ${item} 0 R /Last ${item} 0 R /Count 9 >>`);
}

function withFieldLoop(): Uint8Array {
  const pdf = createRawPdf();
  const field = pdf.reserve();
  pdf.put(
    `<< /Type /Annot /Subtype /Widget /Rect [0 0 9 9] /FT /Tx /Parent ${field} 0 R /Kids [${field} 0 R] >>`,
    field,
  );
  return aDocument(pdf, `/Annots [${field} 0 R]`, `/AcroForm << /Fields [${field} 0 R] >>`);
}

function withPicture(entries: string, data: Buffer = deflateSync(Buffer.alloc(1000))): Uint8Array {
  const pdf = createRawPdf();
  const picture = pdf.putStream(data, `/Type /XObject /Subtype /Image /Filter /FlateDecode ${entries}`);
  const contents = pdf.putStream('612 0 0 792 0 0 cm /I Do');
  return aDocument(pdf, `/Contents ${contents} 0 R /Resources << /XObject << /I ${picture} 0 R >> >>`);
}

const MB = 1024 * 1024;

export const PDF_BOMBS: Readonly<Record<string, () => Uint8Array>> = {
  'page of 1 GB, deflated 1:1000': () => withContents(deflateSync(Buffer.alloc(1024 * MB), { level: 9 }), filters(1)),
  'page of 60 MB': () => withContents(deflateSync(Buffer.alloc(60 * MB, 'q Q '), { level: 9 }), filters(1)),
  'page of 60 MB of open brackets': () =>
    withContents(deflateSync(Buffer.alloc(60 * MB, '['), { level: 9 }), filters(1)),
  'three filters': () => withContents(deflateTimes(Buffer.alloc(900 * MB), 3), filters(3)),
  'ten filters': () => withContents(deflateTimes(Buffer.alloc(100 * MB), 10), filters(10)),
  'a thousand filters': () => withContents(Buffer.alloc(10), filters(1000)),
  'LZW of 15 MB': () => withContents(Buffer.alloc(15 * MB, 0x80), '/Filter /LZWDecode'),
  'run lengths of 15 MB': () => withContents(Buffer.alloc(15 * MB, 0x81), '/Filter /RunLengthDecode'),
  'predictor with rows of one byte': () =>
    withContents(deflateSync(Buffer.alloc(60 * MB, 4)), `${filters(1)} /DecodeParms << /Predictor 15 /Columns 1 >>`),
  'predictor with huge rows': () =>
    withContents(deflateSync(Buffer.alloc(1000)), `${filters(1)} /DecodeParms << /Predictor 15 /Columns 2147483647 >>`),
  '600,000 objects': () => withManyObjects(600_000),
  '1,000,000 objects': () => withManyObjects(1_000_000),
  'object streams of 600 MB': () => withObjectStreams(10, 60 * MB),
  'object stream of 1 GB': () => withObjectStreams(1, 1024 * MB),
  'object streams within each other': withNestedObjectStreams,
  'arrays 100,000 deep': () => aDocument(createRawPdf(), `/Deep ${'['.repeat(1e5)}${']'.repeat(1e5)}`),
  'arrays 100,000 deep without end': () => aDocument(createRawPdf(), `/Deep ${'['.repeat(1e5)}`),
  'dictionaries 100,000 deep': () => aDocument(createRawPdf(), `/Deep ${'<< /D '.repeat(1e5)}1${' >>'.repeat(1e5)}`),
  'page tree 100,000 deep': () => withDeepTree(1e5),
  'page tree that contains itself': () => withPageTree((_, root) => `/Kids [${`${root} 0 R `.repeat(50)}] /Count 50`),
  'page tree that doubles 60 times': () =>
    withPageTree((pdf) => {
      let child = pdf.put(`<< ${PAGE} >>`);
      for (let level = 0; level < 60; level += 1)
        child = pdf.put(`<< /Type /Pages /Kids [${`${child} 0 R `.repeat(2)}] >>`);
      return `/Kids [${child} 0 R]`;
    }),
  'one page 100,000 times': () =>
    withPageTree((pdf) => `/Kids [${`${pdf.put(`<< ${PAGE} >>`)} 0 R `.repeat(1e5)}] /Count 100000`),
  'table that names itself as the one before': () => withPrevious((text) => text.lastIndexOf('xref\n0')),
  'table before the beginning': () => withPrevious(() => -1),
  'table behind the end': () => withPrevious(() => 2_147_483_647),
  'table of four billion rows': () =>
    asBytes(asText(aDocument(createRawPdf())).replace(/xref\n0 \d+/, 'xref\n0 4294967295')),
  'cross-reference stream of four billion rows': () => {
    const pdf = createRawPdf();
    pdf.putStream('\x01\x00\x00', '/Type /XRef /Size 4294967295 /W [1 1 1] /Index [0 4294967295]');
    return aDocument(pdf);
  },
  'reference that leads to itself': () => {
    const pdf = createRawPdf();
    const number = pdf.reserve();
    return aDocument(pdf, `/Contents ${pdf.put(`${number} 0 R`, number)} 0 R`);
  },
  'length that is far too long': () => withContents(Buffer.from('q Q'), '/Length 2147483647'),
  'length below zero': () => withContents(Buffer.from('q Q'), '/Length -5'),
  'length that is its own stream': () => withContents(Buffer.from('q Q'), '/Length 1 0 R'),
  '50,000 streams without an end': () =>
    asBytes(`${asText(aDocument(createRawPdf()))}${'9 0 obj <<>> stream\n'.repeat(5e4)}`),
  '100,000 objects without an end': () => asBytes(`${asText(aDocument(createRawPdf()))}${'9 0 obj <<\n'.repeat(1e5)}`),
  '20 MB of digits': () => asBytes(`${asText(aDocument(createRawPdf()))}${'1'.repeat(20 * MB)}`),
  '20 MB of open strings': () => asBytes(`${asText(aDocument(createRawPdf()))}9 0 obj ${'('.repeat(20 * MB)}`),
  '20 MB of object numbers': () => asBytes(`${asText(aDocument(createRawPdf()))}${'1 0 '.repeat(5 * MB)}`),
  '20 MB of white space': () => asBytes(`${asText(aDocument(createRawPdf()))}${' '.repeat(20 * MB)}9 0 obj`),
  'name of 20 MB': () => aDocument(createRawPdf(), `/X /${'n'.repeat(20 * MB)}`),
  'forms that draw 20^30 forms': () => withForms(30, 20, false),
  'forms that draw each other': () => withForms(3, 20, true),
  'pattern that paints itself': withPatternLoop,
  '200,000 names': () => withNames(200_000),
  'tree of names that contains itself': withNameTreeLoop,
  'bookmarks that lead to themselves': withOutlineLoop,
  'field that is its own parent': withFieldLoop,
  'picture of 60,000 by 60,000': () =>
    withPicture('/Width 60000 /Height 60000 /BitsPerComponent 8 /ColorSpace /DeviceRGB'),
  'picture of two billion by one': () =>
    withPicture('/Width 2147483647 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceRGB'),
  'picture below zero': () => withPicture('/Width -5 /Height 1e300 /BitsPerComponent 8 /ColorSpace /DeviceRGB'),
  'colour spaces within each other': () =>
    withPicture(
      `/Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace ${'[/Indexed '.repeat(5000)}/DeviceRGB${' 1 <00>]'.repeat(5000)}`,
    ),
  'function of 32 inputs': () => {
    const pdf = createRawPdf();
    const size = Array.from({ length: 32 }, () => 255).join(' ');
    const range = '0 1 '.repeat(32);
    const made = pdf.putStream(
      'x',
      `/FunctionType 0 /Domain [${range}] /Range [${range}] /Size [${size}] /BitsPerSample 32`,
    );
    return aDocument(
      pdf,
      `/Resources << /Shading << /S << /ShadingType 1 /ColorSpace /DeviceRGB /Function ${made} 0 R >> >> >>`,
    );
  },
  'page of 10^30 points': () =>
    asBytes(asText(aDocument(createRawPdf())).replace('[0 0 612 792]', `[0 0 1${'0'.repeat(30)} 1${'0'.repeat(30)}]`)),
  'page without size': () => asBytes(asText(aDocument(createRawPdf())).replace('[0 0 612 792]', '[0 0 0 0]')),
  '300,000 annotations': () =>
    aDocument(createRawPdf(), `/Annots [${'<< /Subtype /Link /Rect [0 0 9 9] /Dest [3 0 R /Fit] >> '.repeat(3e5)}]`),
  '100,000 parts of one page': () => {
    const pdf = createRawPdf();
    return aDocument(pdf, `/Contents [${`${pdf.putStream('q Q ')} 0 R `.repeat(1e5)}]`);
  },
};
