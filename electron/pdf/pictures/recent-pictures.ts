import { createHash } from 'node:crypto';

export type RecentPictures<T> = {
  /**
   * What was made of the same bytes lately, or what `make` makes of them now; undefined isn't kept.
   * @param variant tells apart what can be made of the same bytes
   * @throws what `make` throws; nothing is kept then
   */
  readonly getOrMake: <M extends T | undefined>(
    bytes: Uint8Array,
    variant: string,
    make: () => Promise<M>,
  ) => Promise<T | M>;
};

/**
 * Keeps pictures as they were packed for a packet, with the thread that packs them: a seller who exports again, and the
 * preview beside the editor, show the same papers, and packing is the dearest thing that an export does to them. The
 * key is the SHA-256 of the source's bytes; the longest unused goes first.
 * @param budgetBytes of all that is kept; what alone is larger isn't kept
 */
export function createRecentPictures<T>(budgetBytes: number, measure: (picture: T) => number): RecentPictures<T> {
  const kept = new Map<string, { readonly picture: T; readonly sizeBytes: number }>();
  let totalBytes = 0;
  const drop = (key: string): void => {
    totalBytes -= kept.get(key)?.sizeBytes ?? 0;
    kept.delete(key);
  };
  const keep = (key: string, picture: T): void => {
    const sizeBytes = measure(picture);
    drop(key);
    if (sizeBytes > budgetBytes) return;
    kept.set(key, { picture, sizeBytes });
    totalBytes += sizeBytes;
    for (const oldest of kept.keys()) {
      if (totalBytes <= budgetBytes) return;
      drop(oldest);
    }
  };
  return {
    getOrMake: async (bytes, variant, make) => {
      const key = `${createHash('sha256').update(bytes).digest('base64')} ${variant}`;
      const picture = kept.get(key)?.picture ?? (await make());
      if (picture !== undefined) keep(key, picture);
      return picture;
    },
  };
}
