import { expect, it } from 'vitest';
import { findDiskFailure } from '../../../../electron/store/disk-failure.ts';
import { errnoError } from '../../../support/faulty-fs.ts';

it.each([
  ['ENOSPC', 'disk-full'],
  ['EDQUOT', 'disk-full'],
  ['EFBIG', 'disk-full'],
  ['EROFS', 'target-unusable'],
  ['EIO', 'target-unusable'],
  ['EMFILE', 'target-unusable'],
])('says of %s that it is %s', (errno, code) => {
  expect(findDiskFailure(errnoError(errno), '/data')).toMatchObject({ code, details: { path: '/data' } });
});

it('leaves surprises alone', () => {
  expect(findDiskFailure(new Error('no'), '/data')).toBeUndefined();
  expect(findDiskFailure(errnoError('ENOENT'), '/data')).toBeUndefined();
});
