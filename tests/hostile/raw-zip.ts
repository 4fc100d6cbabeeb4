import { crc32, deflateRawSync } from 'node:zlib';

/** An entry of a ZIP as it is to stand in the file, whether it makes sense or not. */
export type RawEntry = {
  readonly name: string | Buffer;
  readonly data: Buffer;
  /** Deflated; otherwise stored. */
  readonly isPacked?: boolean;
  /** Unix mode of the entry: 0o120777 is a symbolic link. */
  readonly mode?: number;
  /** What the directory claims instead of the truth. */
  readonly claimedSize?: number;
  /** The data of the entry with this number, instead of its own. */
  readonly sharesDataOf?: number;
};

/** Writes a ZIP without any of the checks that libraries make. `claimedCount` stands for the number of entries. */
export function writeRawZip(entries: readonly RawEntry[], claimedCount?: number): Buffer {
  const locals: Buffer[] = [];
  const heads: Buffer[] = [];
  const offsets: number[] = [];
  let offset = 0;
  for (const entry of entries) {
    const packed = entry.isPacked ? deflateRawSync(entry.data, { level: 9 }) : entry.data;
    const name = Buffer.from(entry.name as string);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(0x08_00, 2);
    fields.writeUInt16LE(entry.isPacked ? 8 : 0, 4);
    fields.writeUInt32LE(crc32(entry.data), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(entry.claimedSize ?? entry.data.length, 18);
    fields.writeUInt16LE(name.length, 22);
    const own = entry.sharesDataOf === undefined;
    const at = own ? offset : (offsets[entry.sharesDataOf] ?? 0);
    offsets.push(at);
    if (own) {
      const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, name, packed]);
      locals.push(local);
      offset += local.length;
    }
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(((entry.mode ?? 0o100644) << 16) >>> 0, 6);
    tail.writeUInt32LE(at, 10);
    // Made on Unix (3), so that the mode counts.
    heads.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x03', 'latin1'), fields, tail, name]));
  }
  const directory = Buffer.concat(heads);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE((claimedCount ?? entries.length) & 0xff_ff, 8);
  end.writeUInt16LE((claimedCount ?? entries.length) & 0xff_ff, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}
