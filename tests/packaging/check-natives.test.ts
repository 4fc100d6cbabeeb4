import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { AfterPackContext } from 'app-builder-lib';
import { afterEach, describe, expect, it } from 'vitest';

// Plain JavaScript, because electron-builder loads it by itself; so its type is said here.
const { default: checkNatives } = (await import(new URL('./check-natives.mjs', import.meta.url).href)) as {
  default: (context: AfterPackContext) => void;
};

const folders: string[] = [];
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** What electron-builder tells after packing for Windows on arm64, with a folder that holds the given files. */
function aPackedFolder(files: readonly string[], config: object = {}): AfterPackContext {
  const resources = mkdtempSync(join(tmpdir(), 'reinstate-natives-'));
  folders.push(resources);
  for (const name of files) {
    const file = join(resources, 'app.asar.unpacked/node_modules', name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, '');
  }
  const packager = { config, getResourcesDir: () => resources };
  return { appOutDir: resources, electronPlatformName: 'win32', arch: 3, packager } as unknown as AfterPackContext;
}

const SQLITE = 'better-sqlite3/prebuilds/win32-arm64.node';
const SHARP = '@img/sharp-win32-arm64/lib/sharp-win32-arm64.node';

describe('the check after packing', () => {
  it('is content when the natives of the processor are there', () => {
    expect(() => checkNatives(aPackedFolder([SQLITE, SHARP]))).not.toThrow();
  });

  it('refuses an application without its database', () => {
    expect(() => checkNatives(aPackedFolder([SHARP]))).toThrow('better-sqlite3 has no binary for win32-arm64');
  });

  it('refuses one with the picture library of another processor, and says how to fetch the right one', () => {
    const packed = aPackedFolder([SQLITE, '@img/sharp-win32-x64/lib/sharp-win32-x64.node']);
    expect(() => checkNatives(packed)).toThrow(/npm install --no-save --force @img\/sharp-win32-arm64@\d/);
  });

  it('lets the packing tests alone, which pack for systems that no machine has all natives of', () => {
    expect(() => checkNatives(aPackedFolder([], { electronDist: 'somewhere' }))).not.toThrow();
  });
});
