import { deflateSync } from 'node:zlib';
import { PDFContentStream, PDFHexString, PDFName, PDFNumber, PDFStream } from 'pdf-lib';
import type { PDFContext, PDFDict, PDFObject, PDFRef } from 'pdf-lib';

/**
 * Where a packet's bytes go, in order. A promise holds the writing back until it is kept. What is handed over may change
 * afterwards: a sink that keeps it copies it.
 */
export type PacketSink = { write(bytes: Uint8Array): void | Promise<void> };

export type PacketFile = {
  /**
   * Writes every object of the document that is complete and lets go of it. Called after each exhibit, it keeps the
   * memory at the size of the largest file and not of the packet.
   * @param isOpen objects that will still change
   */
  flush(isOpen: (ref: PDFRef) => boolean): Promise<void>;
  /** Writes what is left, the cross-reference stream and the end. */
  finish(trailer: { readonly root: PDFRef; readonly info: PDFRef; readonly id: Uint8Array }): Promise<void>;
  /** Bytes so far. */
  readonly sizeBytes: number;
};

/** Objects per object stream: large enough to compress well, small enough to be read one at a time. */
const OBJECTS_PER_STREAM = 100;
/** The line of a frame is shorter than its compressor's own overhead. */
const LEAST_COMPRESSED_BYTES = 512;
const FILTER = PDFName.of('Filter');
const LENGTH = PDFName.of('Length');
const END_OF_STREAM = Buffer.from('\nendstream\nendobj\n', 'latin1');
const HEADER = '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n';
/** A cross-reference entry: kind, offset or object stream, position in it (PDF 1.7, 7.5.8.3). */
type Entry = readonly [1, offset: number, generation: 0] | readonly [2, objectStream: number, index: number];

/**
 * Writes a PDF 1.7 file from a pdf-lib document piece by piece: streams as they are, all else in compressed object
 * streams, then a cross-reference stream. The same objects in the same order give the same bytes.
 *
 * pdf-lib's own writer needs the whole document in memory, twice.
 */
export function createPacketFile(context: PDFContext, sink: PacketSink): PacketFile {
  const writer = createObjectWriter(context, sink);

  const flush: PacketFile['flush'] = async (isOpen) => {
    const plain: [PDFRef, PDFObject][] = [];
    for (const [ref, object] of context.enumerateIndirectObjects()) {
      if (isOpen(ref)) continue;
      if (object instanceof PDFStream) await writer.writeStream(ref.objectNumber, object);
      else plain.push([ref, object]);
      context.delete(ref);
    }
    for (let from = 0; from < plain.length; from += OBJECTS_PER_STREAM) {
      await writer.writeObjectStream(plain.slice(from, from + OBJECTS_PER_STREAM));
    }
  };

  return {
    flush,
    finish: async ({ root, info, id }) => {
      await flush(() => false);
      const hexId = PDFHexString.of(Buffer.from(id).toString('hex'));
      await writer.writeEnd({ Root: root, Info: info, ID: [hexId, hexId] });
    },
    get sizeBytes() {
      return writer.sizeBytes;
    },
  };
}

/** Writes objects one after the other and keeps where each of them is. */
function createObjectWriter(context: PDFContext, sink: PacketSink) {
  const entries = new Map<number, Entry>();
  let sizeBytes = 0;

  const write = (bytes: Uint8Array): void | Promise<void> => {
    sizeBytes += bytes.length;
    return sink.write(bytes);
  };
  const writeRaw = async (number: number, dict: PDFDict, contents: Uint8Array): Promise<void> => {
    if (sizeBytes === 0) await write(Buffer.from(HEADER, 'latin1'));
    entries.set(number, [1, sizeBytes, 0]);
    dict.set(LENGTH, PDFNumber.of(contents.length));
    for (const bytes of [
      Buffer.from(`${number} 0 obj\n${serialize(dict)}\nstream\n`, 'latin1'),
      contents,
      END_OF_STREAM,
    ]) {
      const written = write(bytes);
      // Most sinks write at once: thousands of promises would cost more than what they wait for.
      if (written) await written;
    }
  };

  return {
    writeStream: (number: number, stream: PDFStream): Promise<void> =>
      stream instanceof PDFContentStream
        ? writeRaw(number, stream.dict, packContent(stream))
        : writeRaw(number, stream.dict, stream.getContents()),

    writeObjectStream: async (objects: readonly (readonly [PDFRef, PDFObject])[]): Promise<void> => {
      const number = context.nextRef().objectNumber;
      const bodies = objects.map(([, object]) => `${serialize(object)}\n`);
      let offset = 0;
      const heads = objects.map(([ref], index) => {
        entries.set(ref.objectNumber, [2, number, index]);
        const head = `${ref.objectNumber} ${offset}`;
        offset += bodies[index]?.length ?? 0;
        return head;
      });
      const head = `${heads.join(' ')}\n`;
      const contents = deflateSync(Buffer.from(head + bodies.join(''), 'latin1'));
      const dict = { Type: 'ObjStm', N: objects.length, First: head.length, Filter: 'FlateDecode' };
      await writeRaw(number, context.obj(dict), contents);
    },

    writeEnd: async (trailer: {
      readonly Root: PDFRef;
      readonly Info: PDFRef;
      readonly ID: PDFObject[];
    }): Promise<void> => {
      const { objectNumber } = context.nextRef();
      const startsAt = sizeBytes;
      entries.set(objectNumber, [1, startsAt, 0]);
      const { table, widths } = packEntries(entries, objectNumber + 1);
      const own = { Type: 'XRef', Size: objectNumber + 1, W: [...widths], Filter: 'FlateDecode' };
      await writeRaw(objectNumber, context.obj({ ...own, ...trailer }), deflateSync(table));
      await write(Buffer.from(`startxref\n${startsAt}\n%%EOF\n`, 'latin1'));
    },

    get sizeBytes() {
      return sizeBytes;
    },
  };
}

/** What was drawn with pdf-lib: compressed in native code when it is worth it. */
function packContent(content: PDFContentStream): Uint8Array {
  const bytes = Buffer.from(content.getContentsString(), 'latin1');
  if (bytes.length < LEAST_COMPRESSED_BYTES) {
    content.dict.delete(FILTER);
    return bytes;
  }
  content.dict.set(FILTER, PDFName.FlateDecode);
  return deflateSync(bytes);
}

/** As pdf-lib writes it into a buffer, without the buffer: one character for each byte. */
function serialize(object: PDFObject): string {
  return object.toString();
}

function packEntries(
  entries: ReadonlyMap<number, Entry>,
  size: number,
): { table: Uint8Array; widths: readonly [number, number, number] } {
  const largest = Math.max(...[...entries.values()].map(([, second]) => second));
  const widths = [1, Math.max(1, Math.ceil(Math.log2(largest + 1) / 8)), 2] as const;
  const rowBytes = widths[0] + widths[1] + widths[2];
  const table = Buffer.alloc(size * rowBytes);
  for (let number = 0; number < size; number += 1) {
    const [kind, second, third] = entries.get(number) ?? [0, 0, number === 0 ? 65_535 : 0];
    const at = number * rowBytes;
    table.writeUIntBE(kind, at, widths[0]);
    table.writeUIntBE(second, at + widths[0], widths[1]);
    table.writeUIntBE(third, at + widths[0] + widths[1], widths[2]);
  }
  return { table, widths };
}
