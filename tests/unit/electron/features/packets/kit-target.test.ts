import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createKitRegister } from '../../../../../electron/features/packets/kit-register.ts';
import { findTargetFailure, openKitTarget, syncFolder } from '../../../../../electron/features/packets/kit-target.ts';
import { unwrap } from '../../../../../shared/result.ts';
import { putFile } from '../../../../support/sample-files.ts';
import { createTempDir } from '../../../../support/temp-dir.ts';

describe('openKitTarget', () => {
  it('writes beside the target and renames on commit', async () => {
    const parent = createTempDir();
    const target = unwrap(await openKitTarget(join(parent, 'a', 'kit'), 'x1', 0));
    expect(target.partDir).toBe(join(parent, 'a', 'kit.part-x1'));
    putFile(target.partDir, 'packet.pdf', 'done');
    expect(existsSync(join(parent, 'a', 'kit'))).toBe(false);
    await target.commit();
    expect(readdirSync(join(parent, 'a'))).toEqual(['kit']);
    expect(readFileSync(join(parent, 'a', 'kit', 'packet.pdf'), 'utf8')).toBe('done');
  });

  it('takes away on abandon what it made, and only that', async () => {
    const parent = createTempDir();
    const target = unwrap(await openKitTarget(join(parent, 'a', 'b', 'kit'), 'x1', 0));
    putFile(target.partDir, 'deep/packet.pdf', 'half');
    putFile(parent, 'a/other.txt', 'of somebody else');
    await target.abandon();
    await target.abandon();
    expect(readdirSync(join(parent, 'a'))).toEqual(['other.txt']);
  });

  it('refuses before the work when the disk is too small, and leaves nothing', async () => {
    const parent = createTempDir();
    const opened = await openKitTarget(join(parent, 'a', 'kit'), 'x1', 2 ** 60);
    expect(opened).toMatchObject({ ok: false, error: { code: 'disk-full' } });
    expect(readdirSync(parent)).toEqual([]);
  });

  it('stands on the register before it is there, and until it is done with', async () => {
    const dir = createTempDir();
    const register = createKitRegister({ dir: join(dir, 'register'), newId: () => 'entry' });
    const seen: boolean[] = [];
    const target = unwrap(
      await openKitTarget(join(dir, 'kit'), 'x1', 0, (partDir) => {
        seen.push(existsSync(partDir));
        return register.enter(partDir);
      }),
    );
    expect(seen).toEqual([false]);
    expect(readFileSync(join(dir, 'register', 'entry'), 'utf8')).toBe(target.partDir);
    await target.commit();
    expect(readdirSync(join(dir, 'register'))).toEqual([]);
    expect(readdirSync(dir).toSorted()).toEqual(['kit', 'register']);
  });

  it('leaves nothing when the register fails', async () => {
    const parent = createTempDir();
    const failing = (): Promise<never> => Promise.reject(Object.assign(new Error('i/o error'), { code: 'EIO' }));
    const opened = await openKitTarget(join(parent, 'a', 'kit'), 'x1', 0, failing);
    expect(opened).toMatchObject({ ok: false, error: { code: 'target-unusable' } });
    expect(readdirSync(parent)).toEqual([]);
  });

  it('does not replace a folder that somebody filled meanwhile', async () => {
    const parent = createTempDir();
    const place = join(parent, 'kit');
    mkdirSync(place);
    const target = unwrap(await openKitTarget(place, 'x1', 0));
    putFile(target.partDir, 'packet.pdf', 'done');
    putFile(place, 'mine.txt', 'keep');
    const thrown = await target.commit().catch((error: unknown) => error);
    expect(findTargetFailure(thrown, place)).toMatchObject({
      code: 'target-unusable',
      details: { reason: 'not-empty' },
    });
    await target.abandon();
    expect(readdirSync(parent)).toEqual(['kit']);
    expect(readdirSync(place)).toEqual(['mine.txt']);
  });
});

describe('findTargetFailure', () => {
  it.each([
    ['ENOSPC', 'disk-full'],
    ['EDQUOT', 'disk-full'],
    ['EACCES', 'target-unusable'],
    ['EROFS', 'target-unusable'],
    ['EBUSY', 'target-unusable'],
    ['EMFILE', 'target-unusable'],
    ['ENOTDIR', 'target-unusable'],
  ])('knows %s as %s', (code, expected) => {
    expect(findTargetFailure(Object.assign(new Error(code), { code }), '/kit')?.code).toBe(expected);
  });

  it('leaves surprises as they are', () => {
    expect(findTargetFailure(new Error('what?'), '/kit')).toBeUndefined();
    expect(findTargetFailure(Object.assign(new Error('ECHILD'), { code: 'ECHILD' }), '/kit')).toBeUndefined();
  });
});

describe('a drive of its own ways', () => {
  it('that can flush no folder is written to all the same; other failures are not passed over', async () => {
    const refuse = (code: string) => () => Promise.reject(Object.assign(new Error(code), { code }));
    const dir = createTempDir();
    for (const code of ['EINVAL', 'ENOTSUP', 'ENOSYS']) await syncFolder(dir, refuse(code));
    await expect(syncFolder(dir, refuse('EIO'))).rejects.toThrow('EIO');
  });

  it('across which nothing can be renamed is refused with what to do', () => {
    const crossing = Object.assign(new Error('EXDEV'), { code: 'EXDEV' });
    expect(findTargetFailure(crossing, '/media/stick')).toMatchObject({
      code: 'target-unusable',
      message: expect.stringContaining('Choose a folder inside it'),
    });
  });
});
