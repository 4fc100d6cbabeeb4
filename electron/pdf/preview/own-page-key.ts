import { createHash } from 'node:crypto';
import type { OwnPage, PageItem } from '../own-pages/own-page.ts';

const known = new WeakMap<OwnPage, string>();

/** A name for what a page of our own shows: the same for the same drawing, whatever it was made of. */
export function keyOwnPage(page: OwnPage): string {
  const key = known.get(page) ?? hash(page);
  known.set(page, key);
  return key;
}

function hash({ width, height, items }: OwnPage): string {
  const digest = createHash('sha256').update(`own ${width} ${height}`);
  for (const item of items) digest.update(describe(item));
  return digest.digest('hex').slice(0, 32);
}

function describe(item: PageItem): string {
  if (item.kind !== 'text') return JSON.stringify(item);
  const { run, ...place } = item;
  // The bulk of a page: written short, because every change of it is hashed while somebody waits.
  return `${JSON.stringify(place)}${run.faceId} ${run.glyphs.map((glyph) => JSON.stringify(Object.values(glyph))).join('')}`;
}
