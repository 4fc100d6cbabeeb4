import { describe, expect, it } from 'vitest';
import { refuseUnsafePaths } from '../../../../electron/app/dropped-paths.ts';

describe('refuseUnsafePaths', () => {
  it.each(['/home/a/x.pdf', '/a b/ü.pdf', '/con/aux.pdf'])('takes %j on Linux and macOS', (path) => {
    expect(refuseUnsafePaths([path], 'linux')).toEqual([]);
  });

  it.each(['x.pdf', './x.pdf', '//host/share/x.pdf', '/a\0b', ''])('refuses %j on Linux and macOS', (path) => {
    expect(refuseUnsafePaths([path], 'darwin')).toHaveLength(1);
  });

  it.each(['C:\\Users\\a\\x.pdf', 'd:/x.pdf', 'C:\\console\\x.pdf', 'C:\\a\\nullable.txt'])(
    'takes %j on Windows',
    (path) => {
      expect(refuseUnsafePaths([path], 'win32')).toEqual([]);
    },
  );

  it.each([
    '\\\\host\\share\\x.pdf',
    '//host/share/x.pdf',
    '\\\\?\\C:\\x.pdf',
    '\\\\?\\UNC\\host\\x.pdf',
    '\\\\.\\PhysicalDrive0',
    '/\\host\\x.pdf',
    'C:x.pdf',
    'x.pdf',
    '/x.pdf',
    'C:\\a\\x.pdf:stream',
    'C:\\a\\CON',
    'C:\\a\\aux.pdf',
    'C:\\nul\\x.pdf',
    'C:\\a\\COM1.txt',
    'C:\\a\\lpt9 ',
    'C:\\a\0b.pdf',
  ])('refuses %j on Windows', (path) => {
    const [refusal, ...rest] = refuseUnsafePaths([path], 'win32');
    expect(rest).toEqual([]);
    expect(refusal?.code).toBe('place');
    expect(refusal?.file).not.toMatch(/[\\/]/);
  });

  it('names each refused file and lets the others be', () => {
    const refused = refuseUnsafePaths(['/a/x.pdf', 'y.pdf', '//h/z.pdf'], 'linux');
    expect(refused.map(({ file }) => file)).toEqual(['y.pdf', 'z.pdf']);
  });
});
