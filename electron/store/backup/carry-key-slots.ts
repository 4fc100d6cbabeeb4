import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type KeySlots, parseKeySlots } from '../../keys/key-slots.ts';
import { renameDurably } from '../rename-durably.ts';

/** What stands behind a backup's own name. */
export const KEY_SLOTS_END = '.keys.json';

/** The key slots of a data folder: the same twice. */
const SLOT_FILES = ['keys.json', 'keys.copy.json'];

/** Where the key slots of a backup lie: beside it. */
export function keySlotsBeside(backup: string): string {
  return backup + KEY_SLOTS_END;
}

/**
 * Puts the key slots of a data folder beside a copy of its database, so that the code of that day opens it even when the folder
 * is gone. Lasting. Nothing is carried when neither of the folder's two slot files is whole.
 */
export function carryKeySlots(dataDir: string, target: string): void {
  const text = readNewest(dataDir);
  if (text === undefined) return;
  const part = `${keySlotsBeside(target)}.part`;
  try {
    writeFileSync(part, text, { mode: 0o600, flush: true });
    renameDurably(part, keySlotsBeside(target));
  } finally {
    rmSync(part, { force: true });
  }
}

/** The key slots that a backup carries; undefined when it carries none that are whole. */
export function readKeySlotsBeside(backup: string): KeySlots | undefined {
  return readSlots(keySlotsBeside(backup))?.keySlots;
}

/** Whether a backup carries key slots of another vault key than the one that the data folder's slots hold. */
export function isOfOtherKey(backup: string, dataDir: string): boolean {
  const own = SLOT_FILES.map((name) => readSlots(join(dataDir, name))).find((found) => found !== undefined);
  const carried = readSlots(keySlotsBeside(backup));
  return own !== undefined && carried !== undefined && own.keySlots.check !== carried.keySlots.check;
}

function readNewest(dataDir: string): string | undefined {
  const found = SLOT_FILES.map((name) => readSlots(join(dataDir, name))).filter((one) => one !== undefined);
  return found.toSorted((a, b) => b.keySlots.generation - a.keySlots.generation)[0]?.text;
}

/** Undefined when the file is missing or not whole. */
function readSlots(file: string): { readonly text: string; readonly keySlots: KeySlots } | undefined {
  try {
    const text = readFileSync(file, 'utf8');
    const keySlots = parseKeySlots(text);
    return typeof keySlots === 'string' || 'newer' in keySlots ? undefined : { text, keySlots };
  } catch {
    return undefined;
  }
}
