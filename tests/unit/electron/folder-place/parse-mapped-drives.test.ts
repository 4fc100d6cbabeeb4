import { describe, expect, it } from 'vitest';
import { parseMappedDrives } from '../../../../electron/folder-place/parse-mapped-drives.ts';

/** `reg query HKCU\Network` with two drives connected: only the keys, in every language of Windows. */
const TWO_DRIVES = '\r\nHKEY_CURRENT_USER\\Network\\P\r\nHKEY_CURRENT_USER\\Network\\Z\r\n';

/** The same with `/s`, which also prints what a key holds. */
const WITH_VALUES = `\r
HKEY_CURRENT_USER\\Network\\z\r
    RemotePath    REG_SZ    \\\\nas\\Gemeinsame Dateien\\HKEY_CURRENT_USER\\Network\\Q\r
    UserName    REG_SZ    NAS\\jo\r
    ProviderName    REG_SZ    Microsoft Windows Network\r
    ProviderType    REG_DWORD    0x20000\r
    ConnectionType    REG_DWORD    0x1\r
    DeferFlags    REG_DWORD    0x4\r
\r
`;

/** No drive was ever connected: the key isn't there. The words go to the other output; here they are as if they didn't. */
const REFUSALS = [
  'ERROR: The system was unable to find the specified registry key or value.\r\n',
  'FEHLER: Der angegebene Registrierungsschlüssel bzw. Wert wurde nicht gefunden.\r\n',
  '错误: 系统找不到指定的注册表项或值。\r\n',
];

describe('parseMappedDrives', () => {
  it('gives the letters of the keys', () => {
    expect(parseMappedDrives(TWO_DRIVES)).toEqual(new Set(['p:', 'z:']));
  });

  it('gives a key’s letter once, and none from what it holds', () => {
    expect(parseMappedDrives(WITH_VALUES)).toEqual(new Set(['z:']));
  });

  it.each(['', '\r\n', 'HKEY_CURRENT_USER\\Network\r\n', ...REFUSALS])('gives none from %j', (text) => {
    expect(parseMappedDrives(text)).toEqual(new Set());
  });
});
