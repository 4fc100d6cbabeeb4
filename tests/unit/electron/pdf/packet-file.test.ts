import { PDFDocument, PDFString, type PDFRef } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { createPacketFile } from '../../../../electron/pdf/packet-file.ts';
import { openPacket } from '../../../../electron/pdf/verify/packet-reader.ts';
import { isKind } from '../../../../electron/pdf/verify/pdf-value.ts';
import { readFromMemory } from '../../../../electron/pdf/verify-packet.ts';
import { checkWithQpdf } from '../../../support/qpdf.ts';

const ID = Buffer.alloc(16, 7);

/** A document of one page and many objects, flushed in several goes. */
async function write(objects: number, flushes: number): Promise<{ bytes: Uint8Array; refs: readonly PDFRef[] }> {
  const doc = await PDFDocument.create({ updateMetadata: false });
  const { context } = doc;
  const page = doc.addPage([200, 200]);
  const parts: Buffer[] = [];
  const file = createPacketFile(context, { write: (bytes) => void parts.push(Buffer.from(bytes)) });
  const root = context.trailerInfo.Root as PDFRef;
  const open = new Set([root, page.ref, doc.catalog.get(context.obj('Pages') as never) as PDFRef]);
  const refs: PDFRef[] = [];
  for (let go = 0; go < flushes; go += 1) {
    for (let index = 0; index < objects / flushes; index += 1) {
      refs.push(context.register(context.obj({ Number: refs.length, Text: PDFString.of('caf\\351 (x)') })));
    }
    refs.push(context.register(context.stream(`data of go ${go}`, { Number: refs.length })));
    await file.flush((ref) => open.has(ref));
  }
  doc.catalog.set(context.obj('Extra'), context.obj(refs));
  const info = context.register(context.obj({ Title: PDFString.of('t') }));
  await file.finish({ root, info, id: ID });
  const bytes = Buffer.concat(parts);
  expect(file.sizeBytes).toBe(bytes.length);
  return { bytes, refs };
}

describe('createPacketFile', () => {
  it('writes a file that qpdf finds nothing wrong with', async () => {
    expect(await checkWithQpdf((await write(350, 4)).bytes)).toBe(0);
    expect(await checkWithQpdf((await write(1, 1)).bytes)).toBe(0);
  });

  it('has every object where the cross-reference says, with what it held', async () => {
    const { bytes, refs } = await write(350, 4);
    const reader = openPacket(readFromMemory(bytes));
    refs.forEach((ref, index) => {
      const value = reader.findObject(ref.objectNumber);
      const dict = isKind(value, 'stream') ? value.dict : value;
      expect(isKind(dict, 'dict') && dict.entries.get('Number')).toBe(index);
    });
    const last = reader.findObject(refs.at(-1)?.objectNumber ?? 0);
    expect(isKind(last, 'stream') && reader.decode(last).toString()).toBe('data of go 3');
  });

  it('lets go of what it has written', async () => {
    const doc = await PDFDocument.create();
    const ref = doc.context.register(doc.context.stream('x'));
    const kept = doc.context.register(doc.context.obj({}));
    const file = createPacketFile(doc.context, { write: () => {} });
    await file.flush((candidate) => candidate === kept);
    expect(doc.context.lookup(ref)).toBeUndefined();
    expect(doc.context.lookup(kept)).toBeDefined();
  });

  it('waits for a slow sink', async () => {
    const doc = await PDFDocument.create();
    let running = 0;
    const file = createPacketFile(doc.context, {
      write: async () => {
        running += 1;
        expect(running).toBe(1);
        await new Promise((resolve) => setTimeout(resolve, 1));
        running -= 1;
      },
    });
    doc.context.register(doc.context.stream('x'));
    await file.flush(() => false);
  });

  it('writes the same bytes twice, with the identity that it is given', async () => {
    const { bytes } = await write(40, 2);
    expect(Buffer.from(bytes).equals((await write(40, 2)).bytes)).toBe(true);
    expect(Buffer.from(bytes).toString('latin1')).toContain(`/ID [ <${'07'.repeat(16)}> <${'07'.repeat(16)}> ]`);
  });
});
