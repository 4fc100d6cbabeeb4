import { rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Where copies lie that other programs are to show, in the folder of temporary files. */
export const SENT_DIR = 'sent';

/**
 * Takes away the copies that other programs were to show, the only temporary files that can't be sealed. One that a program still
 * shows may have to stay; the next start takes it away then.
 */
export async function removeReadableCopies(dataDir: string): Promise<void> {
  await rm(join(dataDir, 'tmp', SENT_DIR), { recursive: true, force: true }).catch(() => undefined);
}
