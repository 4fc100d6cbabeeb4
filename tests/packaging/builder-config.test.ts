import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../tools/project.ts';

// electron-builder's own reading and checking of electron-builder.yml; not part of its typed surface.
const require = createRequire(import.meta.url);
const { getConfig, validateConfiguration } = require('app-builder-lib/out/util/config/config.js') as {
  getConfig: (folder: string, path: null, overrides: object | null) => Promise<Record<string, unknown>>;
  validateConfiguration: (config: object, log: object) => Promise<void>;
};
const { DebugLogger } = require('builder-util') as { DebugLogger: new (isEnabled: boolean) => object };

describe('electron-builder.yml', () => {
  let config: Record<string, unknown>;

  beforeAll(async () => {
    config = await getConfig(projectRoot, null, null);
  });

  it('is valid by electron-builder own schema', async () => {
    await expect(validateConfiguration(config, new DebugLogger(false))).resolves.toBeUndefined();
  });

  it('is refused by the same check when a key is misspelt', async () => {
    const check = validateConfiguration({ ...config, asarr: true }, new DebugLogger(false));
    await expect(check).rejects.toThrow("unknown property 'asarr'");
  });

  it('publishes nowhere and updates nothing', () => {
    expect(config).toMatchObject({
      publish: null,
      dmg: { writeUpdateInfo: false },
      nsis: { differentialPackage: false },
    });
  });

  it('opens .reinstate files, which have a picture of their own', () => {
    expect(config['fileAssociations']).toMatchObject([
      { ext: 'reinstate', role: 'Editor', mimeType: 'application/x-reinstate', icon: 'document' },
    ]);
    for (const name of ['document.ico', 'document.icns']) {
      expect(existsSync(join(projectRoot, 'resources/icons', name)), name).toBe(true);
    }
  });

  it('makes every kind of installer, for the processor that is asked for', () => {
    expect(config).toMatchObject({
      win: { target: ['nsis', 'portable'] },
      mac: { target: ['dmg', 'zip'] },
      linux: { target: ['AppImage', 'deb'] },
    });
  });

  it('installs for one user, without an administrator, and leaves the papers when it goes', () => {
    expect(config).toMatchObject({
      win: { requestedExecutionLevel: 'asInvoker' },
      nsis: { perMachine: false, packElevateHelper: false, deleteAppDataOnUninstall: false, oneClick: false },
      portable: { requestExecutionLevel: 'user' },
    });
  });

  it('names installers by version, system and processor, each by another name', () => {
    const sections = [config, config['nsis'], config['portable']] as readonly { artifactName: string }[];
    const names = sections.map(({ artifactName }) => artifactName);
    expect(new Set(names).size).toBe(3);
    for (const name of names) {
      for (const part of ['${version}', '${os}', '${arch}', '${ext}']) expect(name).toContain(part);
      expect(name).not.toContain(' ');
    }
  });

  it('asks macOS for nothing but compiling JavaScript', () => {
    expect(config['mac']).toMatchObject({ hardenedRuntime: true });
    const { entitlements, entitlementsInherit } = config['mac'] as Record<string, string>;
    expect(entitlementsInherit).toBe(entitlements);
    const keys = readFileSync(join(projectRoot, entitlements ?? ''), 'utf8').match(/<key>.*<\/key>/g);
    expect(keys).toEqual(['<key>com.apple.security.cs.allow-jit</key>']);
  });

  it('holds no certificate, password or name of a signer', () => {
    const text = JSON.stringify(config);
    expect(text).not.toMatch(/csc|certificate|password|teamId|"identity"|appleId|notarize/i);
  });
});
