import { describe, expect, it } from 'vitest';
import { chooseInstallerOptions, formatChecksums } from '../tools/installer-options.ts';

describe('chooseInstallerOptions', () => {
  it('makes an unsigned installer where there is no certificate', () => {
    const { args, env } = chooseInstallerOptions('win32', { PATH: '/bin', WIN_CSC_LINK: '' }, ['--win', '--x64']);
    expect(args).toEqual(['--win', '--x64', '--publish', 'never']);
    expect(env).toEqual({ PATH: '/bin' });
  });

  it('signs a Mac application in name only where there is no certificate, so that it starts', () => {
    const { args, env } = chooseInstallerOptions('darwin', { CSC_LINK: ' ', APPLE_API_KEY: '' }, ['--mac']);
    expect(args).toEqual(expect.arrayContaining(['-c.mac.identity=-', '-c.mac.hardenedRuntime=false']));
    expect(env).toEqual({ CSC_IDENTITY_AUTO_DISCOVERY: 'false' });
  });

  it('leaves signing to electron-builder where there is a certificate', () => {
    const environment = { CSC_LINK: 'file', CSC_KEY_PASSWORD: 'secret', APPLE_API_KEY: 'key.p8' };
    const { args, env } = chooseInstallerOptions('darwin', environment, ['--mac']);
    expect(args).toEqual(['--mac', '--publish', 'never']);
    expect(env).toEqual(environment);
  });

  it('never publishes', () => {
    for (const platform of ['win32', 'darwin', 'linux']) {
      expect(chooseInstallerOptions(platform, {}, []).args.slice(-2)).toEqual(['--publish', 'never']);
    }
  });
});

it('writes hashes as sha256sum reads them', () => {
  const sums = formatChecksums([
    { name: 'b.exe', sha256: '22' },
    { name: 'a.dmg', sha256: '11' },
  ]);
  expect(sums).toBe('11  a.dmg\n22  b.exe\n');
});
