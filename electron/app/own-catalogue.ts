import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { CallOutput } from '../../shared/contracts/index.ts';
import type { OverridesState } from '../../shared/contracts/settings.ts';
import { OVERRIDABLE_GROUPS, type Catalogue } from '../../shared/domain/catalogue.ts';
import { applyOverrides, type OverrideFault } from '../../shared/domain/catalogue-overrides.ts';
import { appError } from '../../shared/errors.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { AppOptions } from './app-options.ts';
import { loadCatalogue } from './load-catalogue.ts';

/** The user's own values, in the data folder. */
export const OVERRIDES_FILE = 'catalogue-overrides.json';
/** Far more than anybody writes by hand. */
const MAX_BYTES = 2_000_000;

export type OwnCatalogue = { readonly catalogue: Catalogue; readonly overrides: OverridesState };

/**
 * The shipped catalogue with the user's own file over it. A file that can't be taken is ignored as a whole and named in
 * `overrides`. Throws only when the shipped catalogue is broken.
 */
export function loadOwnCatalogue(resourcesDir: string, dataDir: string): OwnCatalogue {
  const shipped = loadCatalogue(resourcesDir);
  const path = join(dataDir, OVERRIDES_FILE);
  const read = readOverrides(path);
  if (read === null) return { catalogue: shipped, overrides: { path, status: 'none', fault: null, changed: [] } };
  const applied = 'fault' in read ? { ok: false as const, fault: read.fault } : applyOverrides(shipped, read.value);
  if (!applied.ok)
    return { catalogue: shipped, overrides: { path, status: 'broken', fault: applied.fault, changed: [] } };
  const { catalogue } = applied;
  return { catalogue, overrides: { path, status: 'used', fault: null, changed: catalogue.changed } };
}

/** One line on a file that was not taken, with its path and the place in it; null when nothing is wrong. */
export function describeBrokenOverrides({ path, fault }: OverridesState): string | null {
  if (fault === null) return null;
  const place = fault.place === '' ? '' : ` at ${fault.place}`;
  return `${path} is not used${place}: ${fault.message}. The shipped catalogue is used instead.`;
}

/** The state of the user's file now. @param running the catalogue that the application started with */
export function readOverridesState(
  { resourcesDir, dataDir }: Pick<AppOptions, 'resourcesDir' | 'dataDir'>,
  running: Catalogue,
): CallOutput<'catalogue.overrides'> {
  const { catalogue, overrides } = loadOwnCatalogue(resourcesDir, dataDir);
  return { ...overrides, isInUse: isDeepStrictEqual(catalogue, running) };
}

/** Makes an empty file where there is none and shows it in its folder. Errors: `target-unusable`. */
export function showOverrides({ dataDir, desktop }: Pick<AppOptions, 'dataDir' | 'desktop'>): Result<null> {
  const path = join(dataDir, OVERRIDES_FILE);
  const empty = Object.fromEntries(OVERRIDABLE_GROUPS.map((group) => [group, {}]));
  try {
    writeFileSync(path, `${JSON.stringify(empty, null, 2)}\n`, { flag: 'wx' });
  } catch (thrown) {
    const { code } = thrown as NodeJS.ErrnoException;
    if (code !== 'EEXIST')
      return fail(appError('target-unusable', `${path} can't be written.`, { path, reason: 'not-writable' }));
  }
  desktop.showInFolder(path);
  return ok(null);
}

function readOverrides(path: string): { readonly value: unknown } | { readonly fault: OverrideFault } | null {
  try {
    if (statSync(path).size > MAX_BYTES) return { fault: { place: '', message: 'it is larger than 2 MB' } };
    const text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
    return parseJson(text);
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return null;
    return {
      fault: { place: '', message: `it can’t be read (${(thrown as NodeJS.ErrnoException).code ?? 'unknown'})` },
    };
  }
}

function parseJson(text: string): { readonly value: unknown } | { readonly fault: OverrideFault } {
  try {
    return { value: JSON.parse(text) };
  } catch (thrown) {
    return { fault: { place: findPlace(text, String(thrown)), message: 'it is not valid JSON' } };
  }
}

/** The line and column that the engine's message names; it counts characters from the beginning. */
function findPlace(text: string, message: string): string {
  const position = /position (\d+)/.exec(message)?.[1];
  const before = text.slice(0, position === undefined ? text.length : Number(position)).split('\n');
  return `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
}
