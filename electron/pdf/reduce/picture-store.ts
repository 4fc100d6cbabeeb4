import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import type { ReducedData } from './encode-picture.ts';

/**
 * Reduced pictures on the disk, so that a packet of thousands of pages doesn't fill the memory; sealed with a key that nobody
 * else learns, since the disk may be another than the user's own.
 */
export type PictureStore = {
  save(data: ReducedData): StoredPicture;
  load(stored: StoredPicture): ReducedData;
  /** Removes the file. */
  close(): void;
};

export type StoredPicture = Omit<ReducedData, 'contents'> & { readonly offset: number; readonly sizeBytes: number };

const TAG_BYTES = 16;

/** No two pictures lie at one place of the file. */
function nonceAt(offset: number): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeBigUInt64BE(BigInt(offset), 4);
  return nonce;
}

/** @param path a file that must not exist */
export function createPictureStore(path: string): PictureStore {
  const descriptor = openSync(path, 'wx+', 0o600);
  const key = randomBytes(32);
  let end = 0;
  return {
    save: ({ contents, ...facts }) => {
      const offset = end;
      const cipher = createCipheriv('aes-256-gcm', key, nonceAt(offset));
      const sealed = Buffer.concat([cipher.update(contents), cipher.final(), cipher.getAuthTag()]);
      for (let at = 0; at < sealed.length;) at += writeSync(descriptor, sealed, at, sealed.length - at, offset + at);
      end += sealed.length;
      return { ...facts, offset, sizeBytes: sealed.length };
    },
    load: ({ offset, sizeBytes, ...facts }) => {
      const sealed = Buffer.alloc(sizeBytes);
      for (let at = 0, count = -1; count !== 0 && at < sizeBytes; at += count) {
        count = readSync(descriptor, sealed, at, sizeBytes - at, offset + at);
      }
      const decipher = createDecipheriv('aes-256-gcm', key, nonceAt(offset), { authTagLength: TAG_BYTES });
      decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
      const contents = new Uint8Array(decipher.update(sealed.subarray(0, -TAG_BYTES)));
      decipher.final();
      return { ...facts, contents };
    },
    close: () => {
      closeSync(descriptor);
      rmSync(path, { force: true });
    },
  };
}
