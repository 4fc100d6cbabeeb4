import { beforeAll, describe, expect, it } from 'vitest';
import { verifyPacket } from '../../electron/pdf/verify-packet.ts';
import { LETTER_BOX, addMarkedPages } from '../fixtures/odd-papers/marked-pages.ts';
import { createRawPdf, type RawPdf } from '../fixtures/odd-papers/raw-pdf.ts';
import { makePacket } from '../support/a-packet.ts';
import { unpackWithQpdf } from '../support/qpdf.ts';

/** Each thing that a paper may want to do, on a paper of its own, and all of them in one packet. Their words are searched for. */

const word = (kind: string): string => `HOSTILE-${kind.toUpperCase()}-WORD`;

type Parts = { readonly page?: string; readonly catalog?: string; readonly resources?: string };
type Kind = (pdf: RawPdf, secret: string) => Parts;

const RECT = '/Rect [40 600 240 660]';
const annotated = (pdf: RawPdf, entries: string): Parts => ({
  page: `/Annots [${pdf.put(`<< /Type /Annot ${RECT} ${entries} >>`)} 0 R]`,
});
const link = (pdf: RawPdf, action: string): Parts => annotated(pdf, `/Subtype /Link /A << ${action} >>`);
const script = (secret: string): string => `<< /S /JavaScript /JS (${secret}) >>`;
const fileSpec = (pdf: RawPdf, secret: string): string => {
  const file = pdf.putStream(secret, '/Type /EmbeddedFile');
  return `<< /Type /Filespec /F (${secret}.exe) /UF (${secret}.exe) /EF << /F ${file} 0 R >> >>`;
};

const KINDS: Readonly<Record<string, Kind>> = {
  'open-script': (_, secret) => ({ catalog: `/OpenAction ${script(secret)}` }),
  'named-script': (_, secret) => ({ catalog: `/Names << /JavaScript << /Names [(a) ${script(secret)}] >> >>` }),
  'catalog-aa': (_, secret) => ({ catalog: `/AA << /WC ${script(secret)} /WP ${script(secret)} >>` }),
  'page-aa': (_, secret) => ({ page: `/AA << /O ${script(secret)} /C ${script(secret)} >>` }),
  'annotation-aa': (pdf, secret) =>
    annotated(pdf, `/Subtype /Square /AA << /E ${script(secret)} /PV ${script(secret)} >>`),
  'script-stream': (pdf, secret) => link(pdf, `/S /JavaScript /JS ${pdf.putStream(secret)} 0 R`),
  'script-next': (pdf, secret) => link(pdf, `/S /GoTo /D [3 0 R /Fit] /Next [${script(secret)} ${script(secret)}]`),
  'script-escaped': (pdf, secret) => link(pdf, `/S /Java#53cript /J#53 (${secret})`),
  launch: (pdf, secret) => link(pdf, `/S /Launch /F (${secret}.exe) /Win << /F (${secret}.exe) /P (${secret}) >>`),
  uri: (pdf, secret) => link(pdf, `/S /URI /URI (https://example.com/${secret})`),
  'uri-file': (pdf, secret) => link(pdf, `/S /URI /URI (file:///etc/${secret})`),
  'uri-share': (pdf, secret) => link(pdf, String.raw`/S /URI /URI (\\\\host\\${secret})`),
  'go-to-remote': (pdf, secret) => link(pdf, `/S /GoToR /F (${secret}.pdf) /D [0 /Fit] /NewWindow true`),
  'go-to-embedded': (pdf, secret) => link(pdf, `/S /GoToE /T << /R /C /N (${secret}) >> /D [0 /Fit]`),
  'submit-form': (pdf, secret) => link(pdf, `/S /SubmitForm /F << /FS /URL /F (https://example.com/${secret}) >>`),
  'import-data': (pdf, secret) => link(pdf, `/S /ImportData /F (${secret}.fdf)`),
  hide: (pdf, secret) => link(pdf, `/S /Hide /T (${secret})`),
  thread: (pdf, secret) => link(pdf, `/S /Thread /D (${secret})`),
  rendition: (pdf, secret) => link(pdf, `/S /Rendition /OP 0 /JS (${secret})`),
  'set-layers': (pdf, secret) => link(pdf, `/S /SetOCGState /State [/ON] /X (${secret})`),
  'rich-media': (pdf, secret) =>
    annotated(
      pdf,
      `/Subtype /RichMedia /RichMediaContent << /Assets << /Names [(${secret}) ${fileSpec(pdf, secret)}] >> >>`,
    ),
  screen: (pdf, secret) =>
    annotated(pdf, `/Subtype /Screen /T (${secret}) /A << /S /Rendition /OP 0 /JS (${secret}) >>`),
  movie: (pdf, secret) => annotated(pdf, `/Subtype /Movie /Movie << /F (${secret}.avi) >>`),
  sound: (pdf, secret) => annotated(pdf, `/Subtype /Sound /Sound ${pdf.putStream(secret, '/Type /Sound /R 8000')} 0 R`),
  'three-d': (pdf, secret) =>
    annotated(
      pdf,
      `/Subtype /3D /3DD ${pdf.putStream('u3d', `/Type /3D /OnInstantiate ${pdf.putStream(secret)} 0 R`)} 0 R`,
    ),
  'attached-file': (pdf, secret) => annotated(pdf, `/Subtype /FileAttachment /FS ${fileSpec(pdf, secret)}`),
  'embedded-file': (pdf, secret) => ({
    catalog: `/Names << /EmbeddedFiles << /Names [(${secret}) ${fileSpec(pdf, secret)}] >> >>`,
  }),
  'associated-file': (pdf, secret) => ({
    catalog: `/AF [${fileSpec(pdf, secret)}]`,
    page: `/AF [${fileSpec(pdf, secret)}]`,
  }),
  collection: (pdf, secret) => ({ catalog: `/Collection << /D (${secret}) >> /AF [${fileSpec(pdf, secret)}]` }),
  xfa: (pdf, secret) => ({ catalog: `/AcroForm << /Fields [] /XFA ${pdf.putStream(`<xdp>${secret}</xdp>`)} 0 R >>` }),
  'live-field': (pdf, secret) => {
    const field = pdf.put(
      `<< /Type /Annot /Subtype /Widget /FT /Tx /T (${secret}) /TU (${secret}) ${RECT} /AA << /K ${script(secret)} /F ${script(secret)} >> >>`,
    );
    return { page: `/Annots [${field} 0 R]`, catalog: `/AcroForm << /Fields [${field} 0 R] /CO [${field} 0 R] >>` };
  },
  'push-button': (pdf, secret) =>
    annotated(pdf, `/Subtype /Widget /FT /Btn /Ff 65536 /T (x) /MK << /CA (${secret}) >> /A ${script(secret)}`),
  metadata: (pdf, secret) => {
    const xmp = pdf.putStream(`<x>${secret}</x>`, '/Type /Metadata /Subtype /XML');
    return {
      catalog: `/Metadata ${xmp} 0 R`,
      page: `/Metadata ${xmp} 0 R /PieceInfo << /X << /Private (${secret}) >> >>`,
    };
  },
  'outside-stream': (pdf, secret) => {
    const entries = `/Type /XObject /Subtype /Form /BBox [0 0 9 9] /F (${secret}.bin) /FFilter /FlateDecode`;
    return { resources: `/XObject << /Out ${pdf.putStream('q Q', entries)} 0 R >>` };
  },
  'reference-object': (pdf, secret) => {
    const entries = `/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Ref << /F (${secret}.pdf) /Page 0 >>`;
    return { resources: `/XObject << /Out ${pdf.putStream('q Q', entries)} 0 R >>` };
  },
  'printer-picture': (pdf, secret) => {
    const entries = `/Type /XObject /Subtype /Form /BBox [0 0 9 9] /OPI << /2.0 << /Type /OPI /F (${secret}.tif) >> >>`;
    return { resources: `/XObject << /Out ${pdf.putStream('q Q', entries)} 0 R >>` };
  },
  requirements: (_, secret) => ({
    catalog: `/Requirements [<< /S /EnableJavaScripts /RH << /S /JS /Script (${secret}) >> >>]`,
  }),
  'web-capture': (_, secret) => ({
    catalog: `/SpiderInfo << /V 1 /C [(${secret})] >> /URI << /Base (https://${secret}/) >>`,
  }),
};

function makePaper(kind: string): Uint8Array {
  const pdf = createRawPdf();
  const parts = KINDS[kind]?.(pdf, word(kind)) ?? {};
  const { tree } = addMarkedPages(pdf, [
    { label: `Paper ${kind}`, mediaBox: LETTER_BOX, ...(parts.page !== undefined && { entries: parts.page }) },
  ]);
  const paper = pdf.finish(pdf.put(`<< /Type /Catalog /Pages ${tree} 0 R ${parts.catalog ?? ''} >>`));
  if (parts.resources === undefined) return paper;
  const text = Buffer.from(paper).toString('latin1');
  return Buffer.from(text.replace('/Resources <<', `/Resources << ${parts.resources} `), 'latin1');
}

let unpacked = '';
let faults: readonly unknown[] = [];
const sources = new Map<string, string>();

beforeAll(async () => {
  const papers = Object.keys(KINDS).map((kind) => ({
    file: `${kind}.pdf`,
    title: `Paper ${kind}`,
    bytes: makePaper(kind),
  }));
  for (const [index, kind] of Object.keys(KINDS).entries()) {
    const bytes = papers[index]?.bytes ?? new Uint8Array();
    sources.set(kind, Buffer.from(bytes).toString('latin1'));
  }
  const packet = await makePacket(papers);
  unpacked = await unpackWithQpdf(packet.bytes);
  faults = verifyPacket(packet.bytes, { ...packet.written, plan: packet.plan });
}, 120_000);

describe('a packet of papers that want to do things', () => {
  it.each(Object.keys(KINDS))('holds nothing of: %s', (kind) => {
    const hex = Buffer.from(word(kind)).toString('hex');
    // The paper has it, or the test would prove nothing.
    expect(sources.get(kind)).toContain(word(kind));
    expect(unpacked).not.toContain(word(kind));
    expect(unpacked.toLowerCase()).not.toContain(hex);
  });

  it('passes its own verification', () => {
    expect(faults).toEqual([]);
  });

  it('has none of the keys that do things', () => {
    const active =
      /\/(JavaScript|JS|Launch|SubmitForm|ImportData|ResetForm|RichMedia\w*|GoToR|GoToE|URI|AA|AcroForm|XFA|EmbeddedFiles?|EF|Filespec|FileAttachment|Metadata|PieceInfo|Movie|Sound|Screen|Rendition|3D|3DD|Collection|OpenAction\s*<<\s*\/S\s*\/Java|Requirements|SpiderInfo|OPI|Widget)\b/;
    expect(active.exec(unpacked)?.[0]).toBeUndefined();
  });
});
