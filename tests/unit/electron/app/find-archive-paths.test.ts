import { describe, expect, it } from 'vitest';
import { findArchivePaths } from '../../../../electron/app/find-archive-paths.ts';

const POSIX = { cwd: '/home/me', platform: 'linux' } as const;

describe('findArchivePaths', () => {
  it('finds archives among other words, relative ones from where the command was given', () => {
    const words = ['.', '--data', '/data/x.reinstate', '--flag', 'case.reinstate', '/a/B.REINSTATE', '/a/b.zip', ''];
    expect(findArchivePaths(words, POSIX)).toEqual(['/home/me/case.reinstate', '/a/B.REINSTATE']);
  });

  it.each([
    '//host/share/x.reinstate',
    String.raw`\\host\share\x.reinstate`,
    String.raw`\\?\UNC\host\x.reinstate`,
    String.raw`\\.\pipe\x.reinstate`,
    '/a\0/x.reinstate',
    '--x.reinstate',
    'file://host/x.reinstate/..',
  ])('takes no %s', (word) => {
    expect(findArchivePaths([word], POSIX)).toEqual([]);
  });
});
