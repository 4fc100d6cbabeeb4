import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { askSystem } from '../../../../electron/folder-place/ask-system.ts';
import { findPlace } from '../../../../electron/folder-place/find-place.ts';
import { createTempDir } from '../../../support/temp-dir.ts';

const HINTS = { home: '/home/jo', env: {} };

/** A system that gives one answer and keeps what it was asked. */
function answering(platform: string, answer: string | undefined) {
  const asked: string[] = [];
  const ask = (program: string, args: readonly string[]): string | undefined => {
    asked.push([program, ...args].join(' '));
    return answer;
  };
  return { asked, system: { ...HINTS, platform, env: { SystemRoot: 'D:\\Windows' }, ask } };
}

describe('findPlace', () => {
  it('asks a Mac for its file systems, also about a folder that isn’t there yet, behind a link', () => {
    const dir = createTempDir();
    mkdirSync(join(dir, 'share'));
    symlinkSync(join(dir, 'share'), join(dir, 'plain'));
    const { asked, system } = answering('darwin', `//jo@nas/x on ${join(dir, 'share')} (smbfs, nodev, nosuid)\n`);
    expect(findPlace(join(dir, 'plain', 'a', 'b'), system)).toEqual({ kind: 'network' });
    expect(findPlace(join(dir, 'other'), system)).toBeUndefined();
    expect(asked).toEqual(['/sbin/mount', '/sbin/mount']);
    expect(existsSync(join(dir, 'share', 'a'))).toBe(false);
  });

  it('asks Windows about a letter that leads nowhere', () => {
    const { asked, system } = answering('win32', '\r\nHKEY_CURRENT_USER\\Network\\Z\r\n');
    expect(findPlace('Z:\\Reinstate\\data', system)).toEqual({ kind: 'network' });
    expect(findPlace('Y:\\Reinstate', system)).toBeUndefined();
    expect(asked[0]).toBe('D:\\Windows\\System32\\reg.exe query HKCU\\Network');
  });

  it('takes a folder for one of this computer when the system gives no answer', () => {
    expect(findPlace('Z:\\x', answering('win32', undefined).system)).toBeUndefined();
    expect(findPlace(createTempDir(), answering('darwin', undefined).system)).toBeUndefined();
  });

  it('asks nothing about a share that its path names', () => {
    const { asked, system } = answering('win32', '');
    expect(findPlace('\\\\nas\\files', system)).toEqual({ kind: 'network' });
    expect(asked).toEqual([]);
  });

  it('looks at the file system of a Linux folder that isn’t there yet', () => {
    expect(findPlace(join(createTempDir(), 'a', 'b'), { ...HINTS, platform: 'linux' })).toBeUndefined();
  });
});

describe('askSystem', () => {
  it('gives what a program prints, and nothing when it fails or isn’t there', () => {
    expect(askSystem(process.execPath, ['-p', '6 * 7'], 60_000)).toBe('42\n');
    expect(askSystem(process.execPath, ['-e', 'console.log("half"); process.exit(1)'], 60_000)).toBeUndefined();
    expect(askSystem('/no/such/program', [])).toBeUndefined();
  });

  it('does not wait for one that never ends', () => {
    expect(askSystem(process.execPath, ['-e', 'setInterval(() => undefined, 1000)'], 200)).toBeUndefined();
  });
});
