import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { AppOptions } from '../../electron/app/app-options.ts';

const ROOT = new URL('../../', import.meta.url);

/** Options of a host with a desk instead of a desktop. */
export function testOptions(dataDir: string, changes: Partial<AppOptions> = {}): AppOptions {
  return {
    dataDir,
    resourcesDir: fileURLToPath(new URL('resources', ROOT)),
    workers: {
      packet: new URL('electron/pdf/packet-worker.ts', ROOT),
      inspect: new URL('electron/pdf/inspect-worker.ts', ROOT),
      preview: new URL('electron/pdf/preview-worker.ts', ROOT),
      readText: new URL('electron/pdf/read-text-worker.ts', ROOT),
      ocr: new URL('electron/pdf/ocr/ocr-worker.ts', ROOT),
      notices: new URL('electron/features/notices/notice-worker.ts', ROOT),
    },
    version: '0.0.0-test',
    now: () => new Date(),
    newId: randomUUID,
    dialogs: { chooseFiles: () => Promise.resolve(null), chooseFolder: () => Promise.resolve(null) },
    desktop: { showInFolder: () => undefined, openPath: () => Promise.resolve(false) },
    log: { info: () => undefined, error: () => undefined },
    ...changes,
  };
}
