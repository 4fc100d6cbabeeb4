import { readFileSync } from 'node:fs';
import { goldenSchema, type Golden } from './describe-golden.ts';

export const GOLDEN_DIR = new URL('../../fixtures/golden/', import.meta.url);

export function goldenFile(name: string): URL {
  return new URL(`${name}.json`, GOLDEN_DIR);
}

/** What was kept of a packet of the golden set. */
export function readGolden(name: string): Golden {
  return goldenSchema.parse(JSON.parse(readFileSync(goldenFile(name), 'utf8')));
}
