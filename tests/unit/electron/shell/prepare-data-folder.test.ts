import { existsSync, mkdirSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { prepareDataFolder } from '../../../../electron/shell/prepare-data-folder.ts';
import { createTempDir } from '../../../support/temp-dir.ts';

const LINUX = { platform: 'linux', home: '/home/jo', env: {} };

describe('prepareDataFolder', () => {
  it('makes a folder that only its owner may read, and leaves nothing in it', () => {
    const dataDir = join(createTempDir(), 'a', 'b');
    expect(prepareDataFolder(dataDir, LINUX)).toEqual({ kind: 'ready', place: undefined });
    expect(statSync(dataDir).mode & 0o777).toBe(0o700);
    expect(readdirSync(dataDir)).toEqual([]);
    expect(prepareDataFolder(dataDir, LINUX).kind).toBe('ready');
  });

  it('says that a folder is in the cloud, also behind a link', () => {
    const dir = createTempDir();
    mkdirSync(join(dir, 'Dropbox'));
    symlinkSync(join(dir, 'Dropbox'), join(dir, 'plain'));
    const place = { kind: 'cloud', service: 'Dropbox' };
    expect(prepareDataFolder(join(dir, 'Dropbox', 'x'), LINUX)).toEqual({ kind: 'ready', place });
    expect(prepareDataFolder(join(dir, 'plain'), LINUX)).toEqual({ kind: 'ready', place });
  });

  it('does not touch a share of the network', () => {
    const share = '//server/share/data';
    expect(prepareDataFolder(share, { ...LINUX, platform: 'win32' })).toEqual({ kind: 'network' });
    expect(existsSync('/server')).toBe(false);
  });

  it('names a place that can’t be a folder, or can’t be written', () => {
    const dir = createTempDir();
    writeFileSync(join(dir, 'file'), '');
    for (const path of [join(dir, 'file'), join(dir, 'file', 'x'), '/proc/reinstate']) {
      expect(prepareDataFolder(path, LINUX)).toMatchObject({ kind: 'unusable', error: { details: { path } } });
    }
  });
});
