import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readKeySlots, writeKeySlots } from '../../../../electron/keys/key-slot-file.ts';
import {
  createKeySlots,
  encodeKeySlots,
  type KeySlots,
  withRecoverySlot,
} from '../../../../electron/keys/key-slots.ts';
import { makeRecoveryCode } from '../../../../electron/keys/recovery-code.ts';
import { makeVaultKey } from '../../../../electron/keys/vault-keys.ts';
import { unwrap } from '../../../../shared/result.ts';
import { errnoError, watchFs } from '../../../support/faulty-fs.ts';
import { createTempDir } from '../../../support/temp-dir.ts';

const vaultKey = makeVaultKey();
const slots = withRecoverySlot(createKeySlots(vaultKey), vaultKey, makeRecoveryCode());

async function aProtectedFolder(): Promise<{ dir: string; main: string; copy: string; written: KeySlots }> {
  const dir = createTempDir();
  const written = unwrap(await writeKeySlots(dir, slots));
  return { dir, main: join(dir, 'keys.json'), copy: join(dir, 'keys.copy.json'), written };
}

describe('the file with the slots', () => {
  it('is written twice and read back; without it a folder is not protected', async () => {
    expect(await readKeySlots(createTempDir())).toEqual({ ok: true, value: null });
    const { dir, main, copy, written } = await aProtectedFolder();
    expect(written).toEqual({ ...slots, generation: 1 });
    expect(await readKeySlots(dir)).toEqual({ ok: true, value: written });
    expect(readFileSync(main, 'utf8')).toBe(readFileSync(copy, 'utf8'));
    expect(readdirSync(dir).toSorted()).toEqual(['keys.copy.json', 'keys.json']);
  });

  it('counts its writings, and the newer of the two is taken', async () => {
    const { dir, main, copy, written } = await aProtectedFolder();
    const old = readFileSync(copy);
    const next = unwrap(await writeKeySlots(dir, withRecoverySlot(written, vaultKey, makeRecoveryCode())));
    expect(next.generation).toBe(2);
    writeFileSync(copy, old);
    expect(unwrap(await readKeySlots(dir))).toEqual(next);
    writeFileSync(copy, readFileSync(main));
    writeFileSync(main, old);
    expect(unwrap(await readKeySlots(dir))).toEqual(next);
  });

  it('is found in its copy, whatever became of the first', async () => {
    const { dir, main, written } = await aProtectedFolder();
    const whole = readFileSync(main);
    for (let sizeBytes = 0; sizeBytes < whole.length; sizeBytes += 1) {
      writeFileSync(main, whole.subarray(0, sizeBytes));
      expect(await readKeySlots(dir), String(sizeBytes)).toEqual({ ok: true, value: written });
    }
    for (const wrong of [Buffer.alloc(whole.length), '[1]', '"text"', Buffer.alloc(2 * 1024 * 1024, 65)]) {
      writeFileSync(main, wrong);
      expect(await readKeySlots(dir)).toEqual({ ok: true, value: written });
    }
    rmSync(main);
    expect(await readKeySlots(dir)).toEqual({ ok: true, value: written });
    mkdirSync(main);
    expect(await readKeySlots(dir)).toEqual({ ok: true, value: written });
  });

  it('is written anew over a damaged one, which stays beside it', async () => {
    const { dir, main, written } = await aProtectedFolder();
    writeFileSync(main, 'torn');
    expect(unwrap(await writeKeySlots(dir, written)).generation).toBe(2);
    expect(readFileSync(`${main}.damaged-1`, 'utf8')).toBe('torn');
    rmSync(main);
    mkdirSync(main);
    expect(unwrap(await writeKeySlots(dir, written)).generation).toBe(3);
    expect(existsSync(`${main}.damaged-2`)).toBe(true);
    expect(unwrap(await readKeySlots(dir))?.generation).toBe(3);
  });

  it('is damaged when both are, or one is and the other is missing; nothing is touched then', async () => {
    const { dir, main, copy } = await aProtectedFolder();
    const whole = readFileSync(main);
    for (const [one, other] of [
      ['', ''],
      [whole.subarray(0, 50), Buffer.alloc(10)],
      [null, 'torn'],
      ['torn', null],
    ] as const) {
      for (const [path, content] of [
        [main, one],
        [copy, other],
      ] as const) {
        if (content === null) rmSync(path);
        else writeFileSync(path, content);
      }
      const before = readdirSync(dir);
      expect(await readKeySlots(dir)).toMatchObject({ error: { code: 'keys-damaged', details: { path: main } } });
      expect(await writeKeySlots(dir, slots)).toMatchObject({ error: { code: 'keys-damaged' } });
      expect(readdirSync(dir)).toEqual(before);
    }
  });

  it('of another key is refused before anything is written', async () => {
    const { dir, main } = await aProtectedFolder();
    const before = readFileSync(main);
    expect(await writeKeySlots(dir, createKeySlots(makeVaultKey()))).toMatchObject({ error: { code: 'wrong-key' } });
    expect(readFileSync(main)).toEqual(before);
  });

  it('of a later version is refused, even when the copy is of this one', async () => {
    const { dir, main } = await aProtectedFolder();
    const later = encodeKeySlots({ ...slots, version: 2 } as unknown as KeySlots);
    writeFileSync(main, later);
    expect(await readKeySlots(dir)).toMatchObject({ error: { code: 'newer-data', details: { found: 2, known: 1 } } });
    expect(await writeKeySlots(dir, slots)).toMatchObject({ error: { code: 'newer-data' } });
    expect(readFileSync(main, 'utf8')).toBe(later);
  });

  it('that is held by another program is not called damaged', async () => {
    const { dir } = await aProtectedFolder();
    const fs = watchFs(({ name }) => {
      if (name === 'open') throw errnoError('EBUSY');
    });
    expect(await readKeySlots(dir, fs)).toMatchObject({ error: { code: 'target-unusable' } });
  });

  it('survives a failure of every single call: always the old slots or the new ones', async () => {
    const { dir, written } = await aProtectedFolder();
    const next = withRecoverySlot(written, vaultKey, makeRecoveryCode());
    let generation = written.generation;
    let isDone = false;
    for (let failing = 1; !isDone; failing += 1) {
      let made = 0;
      const fs = watchFs(({ index }) => {
        made = index;
        if (index === failing) throw errnoError('EIO');
      });
      const result = await writeKeySlots(dir, next, fs);
      isDone = made < failing;
      const read = unwrap(await readKeySlots(dir));
      expect(read === null ? -1 : read.generation).toBeGreaterThanOrEqual(generation);
      expect([String(written.slots.recovery?.sealed), String(next.slots.recovery?.sealed)]).toContain(
        read?.slots.recovery?.sealed,
      );
      if (result.ok) expect(read).toEqual(result.value);
      generation = read?.generation ?? 0;
    }
    expect(readdirSync(dir).filter((name) => name.includes('damaged') || name.includes('part'))).toEqual([]);
  });
});
