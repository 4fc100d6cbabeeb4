import { createRequire } from 'node:module';
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

  it('opens .reinstate files', () => {
    expect(config['fileAssociations']).toMatchObject([{ ext: 'reinstate', role: 'Editor' }]);
  });
});
