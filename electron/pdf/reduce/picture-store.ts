import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import type { ReducedData } from './encode-picture.ts';

/** Reduced pictures on the disk, so that a packet of thousands of pages doesn't fill the memory. */
export type PictureStore = {
  save(data: ReducedData): StoredPicture;
  load(stored: StoredPicture): ReducedData;
  /** Removes the file. */
  close(): void;
};

export type StoredPicture = Omit<ReducedData, 'contents'> & { readonly offset: number; readonly sizeBytes: number };

/** @param path a file that must not exist */
export function createPictureStore(path: string): PictureStore {
  const descriptor = openSync(path, 'wx+');
  let end = 0;
  return {
    save: ({ contents, ...facts }) => {
      const offset = end;
      for (let at = 0; at < contents.length;)
        at += writeSync(descriptor, contents, at, contents.length - at, offset + at);
      end += contents.length;
      return { ...facts, offset, sizeBytes: contents.length };
    },
    load: ({ offset, sizeBytes, ...facts }) => {
      const contents = new Uint8Array(sizeBytes);
      for (let at = 0, count = -1; count !== 0 && at < sizeBytes; at += count) {
        count = readSync(descriptor, contents, at, sizeBytes - at, offset + at);
      }
      return { ...facts, contents };
    },
    close: () => {
      closeSync(descriptor);
      rmSync(path, { force: true });
    },
  };
}
