import { join } from 'node:path';
import { type AppError, appError } from '../../shared/errors.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { errnoOf, findDiskFailure } from '../store/disk-failure.ts';
import { isThere, removeLeftover, renameDurably, writeNew } from '../vault/durable-write.ts';
import { realFs, type VaultFs } from '../vault/vault-fs.ts';
import { encodeKeySlots, type KeySlots, parseKeySlots } from './key-slots.ts';

const NAMES = ['keys.json', 'keys.copy.json'] as const;
const MAX_BYTES = 1024 * 1024;

/** One of the two files: what it holds, or why it holds nothing that can be used. */
type Found = KeySlots | 'missing' | 'damaged' | { readonly newer: number } | { readonly failure: AppError };

/**
 * The slots of a data folder: of the file and its copy the newest that is whole. Null when there is neither, so when the
 * folder isn't protected. Never writes. Errors: keys-damaged (something lies there, and none of it is whole), newer-data,
 * target-unusable (the disk or another program keeps them from being read just now).
 */
export async function readKeySlots(dir: string, fs: VaultFs = realFs): Promise<Result<KeySlots | null>> {
  const found = await Promise.all(NAMES.map((name) => readOne(fs, join(dir, name))));
  return chooseSlots(dir, found);
}

/**
 * Writes both files with the next generation number, the copy second; each is whole at every moment. What lay there and was
 * not whole is moved aside, never deleted. Answers the slots as written.
 * Errors: wrong-key (the folder has slots of another key: nothing is written), keys-damaged, newer-data, disk-full, target-unusable.
 */
export async function writeKeySlots(dir: string, keySlots: KeySlots, fs: VaultFs = realFs): Promise<Result<KeySlots>> {
  const found = await Promise.all(NAMES.map((name) => readOne(fs, join(dir, name))));
  const held = chooseSlots(dir, found);
  // Damaged files may belong to data that other slots would lock away for good: a person has to look at them first.
  if (!held.ok) return held;
  if (held.value !== null && held.value.check !== keySlots.check) {
    const message = 'This data folder has slots of another key.';
    return fail(appError('wrong-key', message, { slot: 'recovery' }));
  }
  const written = { ...keySlots, generation: Math.max(held.value?.generation ?? 0, keySlots.generation) + 1 };
  try {
    for (const [index, name] of NAMES.entries())
      await replace(fs, dir, { name, found: found[index], keySlots: written });
    return ok(written);
  } catch (error) {
    const failure = findDiskFailure(error, join(dir, NAMES[0]));
    if (failure) return fail(failure);
    throw error;
  }
}

function chooseSlots(dir: string, found: readonly Found[]): Result<KeySlots | null> {
  const newer = found.find((one) => typeof one === 'object' && 'newer' in one);
  if (newer) return fail(newerData(newer.newer));
  const sound = found.filter((one) => typeof one === 'object').filter((one) => 'slots' in one);
  const newest = sound.reduce<KeySlots | null>(
    (best, one) => (best && best.generation >= one.generation ? best : one),
    null,
  );
  if (newest || found.every((one) => one === 'missing')) return ok(newest);
  const blocked = found.find((one) => typeof one === 'object' && 'failure' in one);
  if (blocked) return fail(blocked.failure);
  const path = join(dir, NAMES[0]);
  return fail(appError('keys-damaged', `${path} and its copy can't be read. They were left as they are.`, { path }));
}

function newerData(found: number) {
  return appError('newer-data', 'The keys of this data folder were written by a newer version of Reinstate.', {
    ...{ found, known: 1 },
  });
}

async function readOne(fs: VaultFs, path: string): Promise<Found> {
  try {
    const handle = await fs.open(path, 'r');
    try {
      if ((await handle.stat()).size > MAX_BYTES) return 'damaged';
      return parseKeySlots(await handle.readFile('utf8'));
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return 'missing';
    const failure = findDiskFailure(error, path);
    return failure ? { failure } : 'damaged';
  }
}

type Replacement = { readonly name: string; readonly found: Found | undefined; readonly keySlots: KeySlots };

async function replace(fs: VaultFs, dir: string, { name, found, keySlots }: Replacement): Promise<void> {
  const path = join(dir, name);
  const part = `${path}.part`;
  // Of a run that died here.
  await removeLeftover(fs, part);
  try {
    await writeNew(fs, part, (write) => write(Buffer.from(encodeKeySlots(keySlots))), { isFinal: false });
    if (found === 'damaged') await renameDurably(fs, path, await freeName(fs, `${path}.damaged`));
    await renameDurably(fs, part, path);
  } catch (error) {
    await removeLeftover(fs, part);
    throw error;
  }
}

async function freeName(fs: VaultFs, base: string): Promise<string> {
  for (let n = 1; ; n += 1) if (!(await isThere(fs, `${base}-${n}`))) return `${base}-${n}`;
}
