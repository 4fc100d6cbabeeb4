import { join } from 'node:path';
import type { AppOptions } from '../app/app-options.ts';

/** The bundles of worker threads and processes, beside the main process's own. */
export function findWorkers(dir: string): AppOptions['workers'] {
  return {
    packet: join(dir, 'packet-worker.js'),
    inspect: join(dir, 'inspect-worker.js'),
    preview: join(dir, 'preview-worker.js'),
    readText: join(dir, 'read-text-worker.js'),
    ocr: join(dir, 'ocr-worker.js'),
    notices: join(dir, 'notice-worker.js'),
    protect: join(dir, 'protect-worker.js'),
    copy: join(dir, 'copy-process.js'),
  };
}
