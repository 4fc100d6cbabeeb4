import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { writeNewText } from '../../case-folder/write-new-text.ts';

/** The name that a kit's folder has while it is being written. */
const PART_NAME = /\.part-[A-Za-z0-9-]{1,64}$/;

/** Remembers where kits are being written, so that the half of one that a crash left can be taken away at the next start. */
export function createKitRegister({ dir, newId }: { readonly dir: string; readonly newId: () => string }) {
  return {
    /** @returns the function that forgets the folder again */
    enter: async (partDir: string): Promise<() => Promise<void>> => {
      const entry = join(dir, newId());
      await mkdir(dir, { recursive: true });
      await writeNewText(entry, partDir);
      return () => rm(entry, { force: true });
    },
    /** Removes what earlier runs left half-written. */
    sweep: async (): Promise<void> => {
      for (const name of await readdir(dir).catch(() => [])) {
        const partDir = await readFile(join(dir, name), 'utf8').catch(() => '');
        if (PART_NAME.test(basename(partDir))) {
          await rm(partDir, { recursive: true, force: true }).catch(() => undefined);
        }
        await rm(join(dir, name), { force: true }).catch(() => undefined);
      }
    },
  };
}

export type KitRegister = ReturnType<typeof createKitRegister>;
