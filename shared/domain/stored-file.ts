/** A file of our own on the disk, as workers are told of it: plain data. */
export type StoredFile = {
  readonly path: string;
  /** The key that it is sealed with, 64 hex digits; a file without one is plain. */
  readonly key?: string;
};
