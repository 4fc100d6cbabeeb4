import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../../../electron/app/load-catalogue.ts';
import {
  describeBrokenOverrides,
  loadOwnCatalogue,
  OVERRIDES_FILE,
  readOverridesState,
  showOverrides,
} from '../../../../electron/app/own-catalogue.ts';
import { createTempDir } from '../../../support/temp-dir.ts';

const resourcesDir = fileURLToPath(new URL('../../../../resources', import.meta.url));

function withFile(content: string | Buffer) {
  const dataDir = createTempDir();
  writeFileSync(join(dataDir, OVERRIDES_FILE), content);
  return { dataDir, ...loadOwnCatalogue(resourcesDir, dataDir) };
}

describe('the user’s own catalogue file', () => {
  it('is not needed', () => {
    const { catalogue, overrides } = loadOwnCatalogue(resourcesDir, createTempDir());
    expect(overrides).toMatchObject({ status: 'none', fault: null, changed: [] });
    expect(catalogue).toEqual(loadCatalogue(resourcesDir));
  });

  it('is merged over the shipped one, with or without a byte order mark', () => {
    const own = '\uFEFF{ "clocks": { "plan_older": { "length": { "amount": 21 } } } }';
    const { catalogue, overrides } = withFile(own);
    expect(overrides.status).toBe('used');
    expect(catalogue.clocks.find(({ id }) => id === 'plan_older')?.length).toEqual({ amount: 21, unit: 'days' });
    expect(describeBrokenOverrides(overrides)).toBeNull();
  });

  it.each([
    ['{\n  "clocks": {\n    "plan_older": { "length": 3, }\n  }\n}\n', 'line 3, column 34', 'it is not valid JSON'],
    ['{ "clocks": ', 'line 1, column 13', 'it is not valid JSON'],
    ['{ "clocks": { "plan_older": { "length": "long" } } }', 'clocks.plan_older.length', ''],
  ])('is ignored when it is broken, and named: %s', (content, place, message) => {
    const { catalogue, overrides, dataDir } = withFile(content);
    expect(overrides).toMatchObject({ status: 'broken', fault: { place } });
    expect(overrides.fault?.message).toContain(message);
    expect(catalogue).toEqual(loadCatalogue(resourcesDir));
    const told = describeBrokenOverrides(overrides);
    expect(told).toContain(join(dataDir, OVERRIDES_FILE));
    expect(told).toContain(` at ${place}: `);
  });

  it('is ignored when it is no text, or too large', () => {
    expect(withFile(Buffer.from([0, 255, 254, 3])).overrides.status).toBe('broken');
    expect(withFile(' '.repeat(2_000_001)).overrides.fault?.message).toBe('it is larger than 2 MB');
  });

  it('is noticed when it changes while the application runs', () => {
    const { dataDir, catalogue } = withFile('{}');
    expect(readOverridesState({ resourcesDir, dataDir }, catalogue).isInUse).toBe(true);
    writeFileSync(join(dataDir, OVERRIDES_FILE), '{ "clocks": { "plan_older": { "label": "Mine" } } }');
    expect(readOverridesState({ resourcesDir, dataDir }, catalogue)).toMatchObject({ isInUse: false, status: 'used' });
  });

  it('is made when somebody asks for it, and never written over', () => {
    const dataDir = createTempDir();
    const shown: string[] = [];
    const desktop = { showInFolder: (path: string) => void shown.push(path), openPath: () => Promise.resolve(true) };
    const path = join(dataDir, OVERRIDES_FILE);
    expect(showOverrides({ dataDir, desktop }).ok).toBe(true);
    expect(loadOwnCatalogue(resourcesDir, dataDir).overrides.status).toBe('used');
    writeFileSync(path, '{ "clocks": {} }');
    expect(showOverrides({ dataDir, desktop }).ok).toBe(true);
    expect(readFileSync(path, 'utf8')).toBe('{ "clocks": {} }');
    expect(shown).toEqual([path, path]);
  });
});
