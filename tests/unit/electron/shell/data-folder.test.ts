import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { chooseDataFolder } from '../../../../electron/shell/data-folder.ts';

const base = { argv: [], env: {}, platform: 'linux', userData: '/home/a/.config/Reinstate' };

describe('chooseDataFolder', () => {
  it('takes the flag before the environment', () => {
    const chosen = chooseDataFolder({ ...base, argv: ['app', '--data', 'mine'], env: { REINSTATE_DATA: 'other' } });
    expect(chosen).toBe(resolve('mine'));
  });

  it('takes the environment before the system place', () => {
    expect(chooseDataFolder({ ...base, env: { REINSTATE_DATA: 'other' } })).toBe(resolve('other'));
  });

  it('uses the local profile on Windows, never the roaming one', () => {
    const env = { LOCALAPPDATA: String.raw`C:\Users\a\AppData\Local` };
    expect(chooseDataFolder({ ...base, env, platform: 'win32' })).toContain('Local');
  });

  it('keeps the papers of the portable program in the profile, never beside it on a stick', () => {
    const env = { LOCALAPPDATA: String.raw`C:\Users\a\AppData\Local`, PORTABLE_EXECUTABLE_DIR: 'E:\\' };
    const installed = chooseDataFolder({ ...base, env: { LOCALAPPDATA: env.LOCALAPPDATA }, platform: 'win32' });
    expect(chooseDataFolder({ ...base, env, platform: 'win32' })).toBe(installed);
  });

  it('uses what the system says elsewhere', () => {
    expect(chooseDataFolder(base)).toBe(base.userData);
  });
});
